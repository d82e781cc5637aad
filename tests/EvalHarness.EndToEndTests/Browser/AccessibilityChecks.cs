namespace EvalHarness.EndToEndTests.Browser;

/// <summary>Checks that run in the page; each returns what is wrong.</summary>
internal static class AccessibilityChecks
{
    /// <summary>Controls, links, figures and pictures without a name, and tables without a caption.</summary>
    public const string Unnamed = """
        () => {
          const named = node => (node.getAttribute('aria-label') ?? '').trim() || (node.textContent ?? '').trim()
            || [...(node.labels ?? [])].some(label => label.textContent.trim())
            || (node.getAttribute('aria-labelledby') ?? '').split(' ').some(id => document.getElementById(id)?.textContent.trim());
          const controls = [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary, figure, svg[role=img], nav, form, section')].filter(node => !named(node));
          const tables = [...document.querySelectorAll('table')].filter(table => !table.caption && table.tBodies.length);
          return [...controls, ...tables].map(node => node.outerHTML.slice(0, 120));
        }
        """;

    /// <summary>Texts whose contrast is under 4.5 to 1, or under 3 to 1 where they are large (WCAG 2.2, 1.4.3).</summary>
    public const string Faint = """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
          const ground = node => {
            for (let at = node; at; at = at.parentElement) {
              const colour = rgba(getComputedStyle(at).backgroundColor);
              if (colour[3] > 250) { return colour; }
            }
            return [255, 255, 255, 255];
          };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || ['SCRIPT', 'NOSCRIPT'].includes(node.tagName) || !node.checkVisibility()) { continue; }
            const style = getComputedStyle(node);
            const text = rgba(node instanceof SVGElement ? style.fill : style.color);
            const [a, b] = [light(text), light(ground(node))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            if (ratio < (size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5)) {
              faint.push(`${ratio.toFixed(2)} ${node.className.baseVal ?? node.className}: ${walker.currentNode.data.trim().slice(0, 40)}`);
            }
          }
          return [...new Set(faint)];
        }
        """;

    /// <summary>Headings that leave out a level.</summary>
    public const string SkippedHeadings = """
        () => {
          const levels = [...document.querySelectorAll('h1, h2, h3')].map(heading => [Number(heading.tagName[1]), heading.textContent.trim()]);
          return levels.filter(([level], place) => level - (levels[place - 1]?.[0] ?? 0) > 1).map(([, text]) => text);
        }
        """;
}
