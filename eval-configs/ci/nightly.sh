#!/bin/sh
# The nightly run: asks every item, compares with a committed pin, leaves a summary, and ends with the gate's exit code:
# 0 no regression, 100 alarm, 101 too few items to tell, 3 an endpoint was not reached, 2 a config or data error, 6 budget reached.
#
#   nightly.sh CONFIG PIN [RESULTS]
#
# EVALHARNESS      command of the tool (evalharness)
# NIGHTLY_REPORT   folder for the reports (nightly-report)
# GITHUB_STEP_SUMMARY  set by a GitHub job: the summary is appended to it
#
# In a crontab, from the repository's folder; cron mails what is printed:
#   17 2 * * *  cd /srv/study && sh eval-configs/ci/nightly.sh eval.yaml pinned.jsonl || echo "see nightly-report/"
set -u

config=${1:?usage: nightly.sh CONFIG PIN [RESULTS]}
pin=${2:?usage: nightly.sh CONFIG PIN [RESULTS]}
results=${3:-results}
tool=${EVALHARNESS:-evalharness}
report=${NIGHTLY_REPORT:-nightly-report}
run_id=nightly-$(date -u +%Y%m%dT%H%M%SZ)
run=$results/$run_id

mkdir -p "$report" || exit 2
# Last night's must not be taken for tonight's.
rm -f "$report"/gate.txt "$report"/gate-messages.txt "$report"/run.txt "$report"/run-messages.txt "$report"/summary.* "$report"/report.* "$report"/junit.xml

# $tool is split on purpose: it may be "dotnet evalharness.dll".
$tool run "$config" --results "$results" --run-id "$run_id" --yes >"$report/run.txt" 2>"$report/run-messages.txt"
code=$?
cat "$report/run-messages.txt" >&2

# A dead endpoint (3) is still compared: the other arm may have got worse. Anything else that stopped the run is no evidence.
if [ "$code" -eq 0 ] || [ "$code" -eq 3 ]; then
  $tool gate "$run" --against "$pin" --require no_regression >"$report/gate.txt" 2>"$report/gate-messages.txt"
  gate=$?
  cat "$report/gate-messages.txt" >&2
  if [ "$gate" -ne 0 ]; then code=$gate; fi
  # Without texts: job summaries and artifacts travel further than the data may.
  $tool report "$run" --format markdown --format html --format junit --out "$report" --without-text >/dev/null || [ "$code" -ne 0 ] || code=1
fi

case $code in
  0) outcome="no regression" ;;
  100) outcome="ALARM: it does worse than the pin. Run again before calling anybody: one night in 200 is a false alarm" ;;
  101) outcome="too few items to tell" ;;
  3) outcome="an endpoint was not reached; that is no regression" ;;
  6) outcome="the budget was reached before the end" ;;
  *) outcome="it ended with exit code $code; see run-messages.txt" ;;
esac

{
  printf '# Nightly evaluation: %s\n\n' "$outcome"
  printf 'Run `%s`, exit code %s.\n\n' "$run_id" "$code"
  if [ -s "$report/gate.txt" ]; then
    # Indented, so that no text in it ends the block.
    sed 's/^/    /' "$report/gate.txt"
    printf '\n'
  fi
  if [ -s "$report/report.md" ]; then cat "$report/report.md"; fi
} >"$report/summary.md"

echo "nightly: $outcome"
if [ -s "$report/gate.txt" ]; then cat "$report/gate.txt"; fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  # A step's summary takes 1 MiB; beyond it GitHub shows nothing at all.
  head -c 1000000 "$report/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
