namespace Local.Dashboard;

/// <summary>The files of the page, by name: nothing else can be asked for.</summary>
internal static class DashboardPages
{
    private static readonly Dictionary<string, (string ContentType, byte[] Content)> Files = new(StringComparer.Ordinal)
    {
        [""] = ("text/html; charset=utf-8", Read("index.html")),
        ["dashboard.css"] = ("text/css; charset=utf-8", Read("dashboard.css")),
        ["dashboard.js"] = ("text/javascript; charset=utf-8", Read("dashboard.js")),
        ["topology.js"] = ("text/javascript; charset=utf-8", Read("topology.js")),
        ["icon.svg"] = ("image/svg+xml", Read("icon.svg")),
    };

    public static bool TryGet(string name, out (string ContentType, byte[] Content) file) => Files.TryGetValue(name, out file);

    private static byte[] Read(string name)
    {
        using var stream = typeof(DashboardPages).Assembly.GetManifestResourceStream($"Dashboard.{name}")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
