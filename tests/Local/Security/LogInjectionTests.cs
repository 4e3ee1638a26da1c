using System.Text.Json;
using Local.Reporting;

namespace Tests.Local.Security;

/// <summary>Threat 9: text of messages and functions on a console.</summary>
public sealed class LogInjectionTests
{
    private const string Hostile = "a\r\n[ERROR] fake\u001b[2J\u0085\u009b31m\u2028b\u202Ec\u2066d\u0007\u200F\0";

    [Fact]
    public void A_line_of_a_log_stays_one_and_steers_nothing()
    {
        var output = new StringWriter { NewLine = "\n" };
        new LogOutput(output).Write([Hostile, "\tplain\u00e9\U0001F419", new string('x', 1_000_000)]);

        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.DoesNotContain(lines[0], Steers);
        Assert.Equal("\tplain\u00e9\U0001F419", lines[1]);
        Assert.InRange(lines[2].Length, 1, 20_000);
    }

    [Fact]
    public async Task A_run_over_hostile_events_prints_nothing_that_steers()
    {
        var scenario = Path.GetTempFileName();
        await File.WriteAllTextAsync(scenario, JsonSerializer.Serialize(new
        {
            description = Hostile,
            events = new object[]
            {
                new { name = Hostile, topic = "users", message = new { eventType = "USER_SIGNUP", userId = Hostile } },
                new { name = Hostile, topic = "users", message = new { eventType = Hostile, userId = "1" } },
                new { name = Hostile, topic = "users", message = Hostile },
            },
        }));

        var table = await LocalProgram.RunAsync("--logs", "--scenario", scenario);
        var json = await LocalProgram.RunAsync("--json", "--logs", "--scenario", scenario);

        File.Delete(scenario);
        foreach (var text in new[] { table.Output, table.Error, json.Output, json.Error })
        {
            Assert.DoesNotContain(text, character => Steers(character) && character != '\n');
            Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("[ERROR]", StringComparison.Ordinal));
        }

        Assert.NotEmpty(json.Error.Trim());
        Assert.Equal(3, JsonDocument.Parse(json.Output).RootElement.GetProperty("events").GetArrayLength());
    }

    private static bool Steers(char character) =>
        (char.IsControl(character) && character != '\t') || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
