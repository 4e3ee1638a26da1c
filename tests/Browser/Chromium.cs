using Microsoft.Playwright;

namespace Tests.Browser;

/// <summary>The Chromium of this machine, without a window.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = PathOf(),
            // Root, as a build machine's user is, may not have a sandbox.
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A page of a profile of its own, which remembers what should not happen on it.</summary>
    public async Task<WatchedPage> OpenAsync(string address)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 1300 } });
        var page = new WatchedPage(context, await context.NewPageAsync());
        await page.OpenAsync(address);
        return page;
    }

    private static string PathOf() =>
        Environment.GetEnvironmentVariable("CHROMIUM") ?? Usual.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"No Chromium: install Debian's `chromium`, or say where it is in the variable CHROMIUM. Looked for {string.Join(", ", Usual)}.");
}
