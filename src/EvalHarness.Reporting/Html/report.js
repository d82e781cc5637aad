"use strict";
// Finds items in the page. Every text that it shows is set as text; the page's policy forbids anything else.
(async () => {
  const section = document.getElementById("items");
  const list = document.getElementById("item-list");
  const form = document.getElementById("filters");
  const found = document.getElementById("found");
  const more = document.getElementById("more");
  const page = 50;
  const arms = section.dataset.arms.split("\n");
  const marks = { invalid: "! invalid", broke: "▼ broke", fixed: "▲ fixed", "both-wrong": "✗ both wrong", flipped: "⇄ flipped", rest: "✓ all right" };
  const fields = ["outcome", "arm", "expected", "answered", "slice", "sort", "q"];
  let shown = [];
  let drawn = 0;

  addEventListener("beforeprint", () => document.querySelectorAll("details.heat, section > details").forEach(part => { part.open = true; }));
  if (!("DecompressionStream" in window)) {
    found.textContent = "This browser cannot unpack the items; the first ones stand below.";
    return;
  }
  const items = await unpack(document.getElementById("items-data").textContent);
  for (const item of items) {
    item.text = [item.id, item.expected, item.input, ...item.answers.flatMap(answer => [answer.label, answer.output])].join("\n").toLowerCase();
  }
  form.hidden = false;
  form.addEventListener("input", () => { write(); show(); });
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { write(); show(); }));
  more.addEventListener("click", () => { const first = drawn; draw(); list.children[first]?.querySelector("summary").focus(); });
  addEventListener("hashchange", read);
  show();
  read();

  async function unpack(base64) {
    const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  }

  // The address holds the whole selection, so that it can be sent to somebody.
  function read() {
    const address = new URLSearchParams(location.hash.slice(1));
    if (![...address.keys()].some(key => fields.includes(key) || key === "item")) {
      return;
    }
    for (const name of fields) {
      if (form.elements[name]) {
        form.elements[name].value = address.get(name) ?? "";
      }
    }
    show();
    const wanted = address.get("item");
    if (wanted !== null) {
      open(wanted);
    } else {
      section.scrollIntoView();
    }
  }

  function write() {
    const address = new URLSearchParams();
    for (const name of fields) {
      if (form.elements[name]?.value) {
        address.set(name, form.elements[name].value);
      }
    }
    history.replaceState(null, "", "#" + (address.toString() || "items"));
  }

  function open(id) {
    let place = shown.findIndex(item => item.id === id);
    if (place < 0) {
      shown = items.filter(item => item.id === id);
      list.replaceChildren();
      drawn = 0;
      draw();
      place = 0;
    }
    while (drawn <= place && drawn < shown.length) {
      draw();
    }
    const card = list.children[place];
    if (card) {
      card.open = true;
      card.scrollIntoView();
      card.querySelector("summary").focus({ preventScroll: true });
    } else {
      found.textContent = `No item ${id} is in this page.`;
    }
  }

  function show() {
    const want = Object.fromEntries(fields.map(name => [name, form.elements[name]?.value ?? ""]));
    const arm = arms.indexOf(want.arm);
    const word = want.q.toLowerCase();
    const answered = answer => want.answered === "-" ? answer.label === undefined : answer.label === want.answered;
    shown = items.filter(item =>
      (!want.outcome || item.groups.includes(want.outcome))
      && (!want.expected || item.expected === want.expected)
      && (!want.answered || (arm < 0 ? item.answers.some(answered) : answered(item.answers[arm])))
      && (!want.slice || item.slices.includes(want.slice))
      && (!word || item.text.includes(word)));
    const slowest = item => Math.max(...item.answers.map((answer, place) => arm < 0 || arm === place ? answer.ms ?? -1 : -1));
    const order = {
      id: (a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
      slowest: (a, b) => slowest(b) - slowest(a),
      longest: (a, b) => (b.input ?? "").length - (a.input ?? "").length,
    }[want.sort];
    if (order) {
      shown.sort(order);
    }
    list.replaceChildren();
    drawn = 0;
    draw();
    found.textContent = `${shown.length.toLocaleString("en")} of ${items.length.toLocaleString("en")} items`;
  }

  function draw() {
    const wanted = arms.indexOf(form.elements.arm.value);
    list.append(...shown.slice(drawn, drawn + page).map(item => card(item, wanted)));
    drawn = Math.min(drawn + page, shown.length);
    more.hidden = drawn >= shown.length;
    more.textContent = `Show ${Math.min(page, shown.length - drawn)} more`;
  }

  function card(item, wanted) {
    const summary = element("summary", {},
      ...item.groups.map(group => element("span", { className: `tag ${group}` }, marks[group])),
      element("bdi", { className: "id" }, item.id),
      ...item.answers.map((answer, arm) => wanted >= 0 && wanted !== arm ? "" : element("span", { className: "said" },
        element("bdi", {}, arms[arm]), ` ${mark(answer)} `, element("bdi", {}, short(answer.label ?? answer.outcome)))));
    const details = element("details", { className: "item" }, summary);
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) {
        details.append(body(item, wanted));
      }
    });
    return details;
  }

  function body(item, wanted) {
    return element("div", { className: "item-body" },
      element("div", { className: "texts" },
        ...(item.expected === undefined ? [] : [element("h3", {}, "Expected"), block(item.expected)]),
        ...(item.input === undefined ? [] : [element("h3", {}, "Input"), block(item.input)])),
      element("div", { className: "answers" }, ...item.answers.map((answer, arm) => wanted >= 0 && wanted !== arm ? "" : element("div", { className: "answer" },
        element("h3", {}, element("bdi", {}, arms[arm]), element("span", {}, `${mark(answer)} ${answer.outcome}`)),
        element("p", { className: "note" }, answer.facts ?? ""),
        ...(answer.output === undefined ? [] : [compared(item.expected, answer)])))),
      element("p", { className: "note" }, [...item.slices, ""].join(" · "), element("a", { href: "#" + new URLSearchParams({ item: item.id }) }, "link to this item")));
  }

  // Where an answer is wrong, what it lacks of the expected text is struck through and what it adds is underlined.
  function compared(expected, answer) {
    const pre = block(answer.output);
    if (expected === undefined || answer.outcome === "correct" || answer.output === expected) {
      return pre;
    }
    const [before, after] = [words(expected), words(answer.output)];
    if (before.length * after.length > 1_000_000) {
      return pre;
    }
    pre.replaceChildren(...difference(before, after));
    return pre;
  }

  // Longest common subsequence of words.
  function difference(before, after) {
    const width = after.length + 1;
    const length = new Uint32Array((before.length + 1) * width);
    for (let i = before.length - 1; i >= 0; i--) {
      for (let j = after.length - 1; j >= 0; j--) {
        length[i * width + j] = before[i] === after[j]
          ? length[(i + 1) * width + j + 1] + 1
          : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
      }
    }
    const parts = [];
    let i = 0, j = 0;
    while (i < before.length || j < after.length) {
      if (i < before.length && j < after.length && before[i] === after[j]) {
        parts.push(after[j]);
        i++;
        j++;
      } else if (j < after.length && (i === before.length || length[i * width + j + 1] > length[(i + 1) * width + j])) {
        parts.push(element("ins", {}, after[j++]));
      } else {
        parts.push(element("del", {}, before[i++]));
      }
    }
    return parts;
  }

  function words(text) { return text.match(/[\p{L}\p{N}\p{M}_]+|\s+|./gu) ?? []; }

  function mark(answer) { return answer.outcome === "correct" ? "✓" : answer.outcome === "pending" || answer.outcome === "failed" ? "–" : "✗"; }

  function short(text) { return text.length > 60 ? text.slice(0, 59) + "…" : text; }

  function block(text) { const pre = element("pre", { dir: "auto", tabIndex: 0 }, text); return pre; }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }
})();
