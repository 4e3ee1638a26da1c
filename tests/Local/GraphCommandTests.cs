using System.Diagnostics;
using System.Text.Json;
using Tests.House;

namespace Tests.Local;

/// <summary><c>graph</c> as a script meets it: exit code, standard output, standard error, files.</summary>
public sealed class GraphCommandTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task The_picture_alone_is_on_standard_output()
    {
        var (exit, output, error) = await RunAsync("graph");

        Assert.Equal(0, exit);
        Assert.Empty(error);
        Assert.StartsWith("flowchart LR\n", output);
        Assert.EndsWith("\n", output);
    }

    [Fact]
    public async Task A_file_gets_what_standard_output_would()
    {
        var (exit, output, error) = await RunAsync("graph", "--stack", "prod", "--format", "asyncapi", "--output", file);

        Assert.Equal((0, "", ""), (exit, output, error));
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        Assert.Equal("infra-prod", document.RootElement.GetProperty("info").GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("--format is `svg`, must be mermaid or asyncapi.", "--format", "svg")]
    [InlineData("There is no stack `dve`", "--stack", "dve")]
    [InlineData("cannot be written", "--output", "/nowhere/at/all")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string part, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(["graph", .. arguments]);

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(part, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_preview_lists_the_routes()
    {
        var (exit, output, _) = await RunAsync("preview");

        var lines = output.Split('\n');
        var heading = Array.IndexOf(lines, "Routes");
        Assert.Equal(0, exit);
        // Whoever adds a consumer adds a name to a line.
        Assert.All(
            new (string Type, string Taker)[] { ("order.cancelled", "order-projection"), ("order.placed", "order-projection"), ("user.signed-up", "welcome-email") },
            route => Assert.Contains(lines[heading..], line => line.StartsWith($"  {route.Type} ", StringComparison.Ordinal) && line.Contains(route.Taker)));
        Assert.Contains(lines[heading..], line => line.StartsWith("  user.deleted", StringComparison.Ordinal));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(global::Local.UsageException).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
