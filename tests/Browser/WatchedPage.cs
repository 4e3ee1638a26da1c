using Microsoft.Playwright;

namespace Tests.Browser;

/// <summary>A page, with everything that a safe one does not do: dialogs, errors, breaches of its policy, calls to elsewhere.</summary>
public sealed class WatchedPage(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private readonly List<string> wrongs = [];

    public IPage Page => page;

    /// <summary>Dialogs that are expected are answered by the test itself.</summary>
    public bool ExpectsDialogs { get; set; }

    public IReadOnlyList<string> Wrongs => wrongs;

    public async Task OpenAsync(string address)
    {
        var own = new Uri(address).GetLeftPart(UriPartial.Authority);
        page.Dialog += async (_, dialog) =>
        {
            if (!ExpectsDialogs)
            {
                wrongs.Add($"dialog: {dialog.Message}");
                await dialog.DismissAsync();
            }
        };
        page.PageError += (_, error) => wrongs.Add($"error: {error}");
        page.Console += (_, message) =>
        {
            // What breaks the content security policy is told there too.
            if (message.Type == "error")
            {
                wrongs.Add($"console: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own, StringComparison.Ordinal))
            {
                wrongs.Add($"request: {request.Url}");
            }
        };
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))");
        await page.GotoAsync(address);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
