using System.Text.Json;

namespace Tests.Local;

/// <summary>The command line as a script meets it: exit code, standard output, standard error.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Json_is_one_object_and_nothing_else_on_standard_output()
    {
        var (exit, output, _) = await LocalProgram.RunAsync("--json");

        Assert.Equal(0, exit);
        using var document = JsonDocument.Parse(output);
        var report = document.RootElement;
        Assert.Equal("dev", report.GetProperty("stack").GetString());
        Assert.Equal(0, report.GetProperty("lost").GetInt32());
        Assert.All(report.GetProperty("events").EnumerateArray(), row => Assert.Equal(
            ["attempts", "consumer", "duplicate", "id", "latencyMs", "name", "outcome", "reason", "type"],
            row.EnumerateObject().Select(property => property.Name).Order()));
    }

    [Fact]
    public async Task An_expectation_that_does_not_hold_is_exit_code_1()
    {
        var scenario = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            scenario, """{"events":[{"topic":"users","message":{"eventType":"USER_DELETED","userId":"1"},"expect":{"outcome":"processed"}}]}""");

        var (exit, output, _) = await LocalProgram.RunAsync("--json", "--scenario", scenario);

        File.Delete(scenario);
        Assert.Equal(1, exit);
        Assert.Contains("expected processed, was parked", output);
    }

    [Theory]
    [InlineData("There is no stack `dve`", "--stack", "dve")]
    [InlineData("The scenario cannot be read", "--scenario", "nowhere.json")]
    [InlineData("--bogus", "--bogus")]
    [InlineData("Cannot parse argument 'many'", "--seed", "many")]
    public async Task Wrong_usage_is_one_line_and_exit_code_2(string part, params string[] arguments)
    {
        var (exit, output, error) = await LocalProgram.RunAsync(arguments);

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(part, error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Refused_settings_are_listed_and_exit_code_2()
    {
        using var folder = new StackFolder("config:\n  infra:topics: { users: {} }\n  infra:defaults: { timeout: 1h, memroy: 1 }\n", stack: "dev");

        var (exit, output, error) = await LocalProgram.RunInAsync(folder.Path, new Dictionary<string, string>());

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains("(2 problems)", error);
        Assert.Contains("infra:defaults.timeout is 1h, must be from 1s to 15m", error);
        Assert.Contains("Did you mean `memory`?", error);
    }
}
