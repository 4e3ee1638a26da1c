using System.Diagnostics;
using System.Text.Json;
using Tests.House;

namespace Tests.Local;

/// <summary><c>preview</c> as a script meets it: exit code, standard output, standard error.</summary>
public sealed class PreviewCommandTests : IDisposable
{
    private readonly string export = Path.GetTempFileName();

    public void Dispose() => File.Delete(export);

    [Fact]
    public async Task Json_is_one_object_and_nothing_else_on_standard_output()
    {
        var (exit, output, error) = await RunAsync("--stack", "prod", "--json");

        Assert.Equal(0, exit);
        Assert.Empty(error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(["resources", "outputs"], document.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task The_tree_is_plain_text_when_it_is_redirected()
    {
        var (exit, output, _) = await RunAsync();

        Assert.Equal(0, exit);
        Assert.StartsWith("pulumi:pulumi:Stack  infra-dev", output);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain(output.Split('\n'), line => line.EndsWith(' '));
    }

    [Fact]
    public async Task What_would_be_lost_is_exit_code_1_and_leaves_the_object_as_it_is()
    {
        await File.WriteAllTextAsync(
            export,
            """{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:dev::infra::aws:sqs/queue:Queue::gone","type":"aws:sqs/queue:Queue","custom":true,"inputs":{"name":"gone"}}]}}""");

        var (exit, output, error) = await RunAsync("--json", "--against", export);

        Assert.Equal(1, exit);
        Assert.Contains("queue gone (urn:pulumi:dev::infra::aws:sqs/queue:Queue::gone) is no longer declared.", error);
        Assert.Contains("  6. Lift its protection: `pulumi state unprotect 'urn:pulumi:dev::infra::aws:sqs/queue:Queue::gone'`.", error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(["resources", "outputs"], document.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("There is no stack `dve`", "--stack", "dve")]
    [InlineData("nowhere.json cannot be read", "--against", "nowhere.json")]
    [InlineData("--scenario", "--scenario", "x")]
    public async Task Wrong_usage_is_exit_code_2_and_nothing_on_standard_output(string part, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(arguments);

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(part, error);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(global::Local.UsageException).Assembly.Location, "preview", .. arguments])
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
