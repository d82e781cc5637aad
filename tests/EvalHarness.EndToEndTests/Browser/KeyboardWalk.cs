using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>Gets about a page as one does without a mouse.</summary>
internal static class KeyboardWalk
{
    /// <summary>Presses Tab until the focus is there.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var press = 0; press < 200; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        throw new InvalidOperationException($"200 tabs do not reach {selector}.");
    }
}
