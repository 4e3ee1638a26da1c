using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Settings;
using Local.Running;

namespace Local.Scenarios;

/// <summary>Reads a scenario file; what is wrong in it is named by file, path and key.</summary>
public static class ScenarioReader
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="UsageException">The file cannot be read, is not JSON, or a key is unknown, missing or of the wrong kind.</exception>
    public static Scenario Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
            return Read(new ScenarioNode(file, string.Empty, document.RootElement));
        }
        catch (JsonException error)
        {
            throw new UsageException($"{file}, line {error.LineNumber + 1}: not JSON: {error.Message}");
        }
        catch (InvalidOperationException)
        {
            // JSON's escapes can write it, and no text can hold it.
            throw new UsageException($"{file}: a text holds half of a surrogate pair (\\ud800 to \\udfff).");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The scenario cannot be read: {error.Message}");
        }
    }

    private static Scenario Read(ScenarioNode node)
    {
        node.RefuseOtherKeys("description", "events", "expect");
        var at = TimeSpan.Zero;
        var events = new List<ScenarioEvent>();
        foreach (var entry in node.List("events") ?? throw node.Missing("events", "a list of events"))
        {
            // `after` counts from the event before, so that inserting one does not move the others' meaning.
            at += entry.Duration("after") ?? TimeSpan.Zero;
            events.Add(ReadEvent(entry, at));
        }

        return new Scenario
        {
            Description = node.Text("description") ?? string.Empty,
            Events = events,
            ExpectedTotals = node.Node("expect") is { } totals ? ReadTotals(totals) : new Dictionary<string, int>(),
        };
    }

    private static ScenarioEvent ReadEvent(ScenarioNode node, TimeSpan at)
    {
        node.RefuseOtherKeys("name", "topic", "message", "outbox", "entity", "group", "deduplicationId", "after", "times", "expect");
        var message = node.Value("message") ?? throw node.Missing("message", "the JSON to publish, or a text to publish as it is");
        return new ScenarioEvent
        {
            Path = node.Path,
            Name = node.Text("name") ?? node.Path,
            Outbox = node.Text("outbox"),
            Entity = node.Text("outbox") is null ? null : node.Text("entity") ?? throw node.Missing("entity", "whose order is kept, such as `order-${n}`"),
            Topic = node.Text("outbox") is not null ? string.Empty
                : node.Text("topic") ?? throw node.Missing("topic", "a topic's name in the settings, such as `users`, or `outbox`"),
            Message = message.ValueKind == JsonValueKind.String ? message.GetString()! : JsonSerializer.Serialize(message, AsWritten),
            Group = node.Text("group"),
            DeduplicationId = node.Text("deduplicationId"),
            At = at,
            Times = node.Integer("times", 1, 100_000) ?? 1,
            Expect = node.Node("expect") is { } expect ? ReadOutcome(expect) : null,
        };
    }

    private static ExpectedOutcome ReadOutcome(ScenarioNode node)
    {
        node.RefuseOtherKeys("outcome", "consumer", "attempts", "duplicate", "reason");
        var outcome = node.Text("outcome");
        return new ExpectedOutcome
        {
            Outcome = outcome is null ? null : OutcomeNames.Parse(outcome)
                ?? throw node.Wrong("outcome", $"is `{outcome}`. {Suggestion.For(outcome, OutcomeNames.All)}"),
            Consumer = node.Text("consumer"),
            Attempts = node.Value("attempts") switch
            {
                null => null,
                { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
                { ValueKind: JsonValueKind.String } text when text.GetString() == ExpectedOutcome.MaxReceiveCount => ExpectedOutcome.MaxReceiveCount,
                var other => throw node.Wrong("attempts", $"is {other.Value.GetRawText()}, must be a number or \"{ExpectedOutcome.MaxReceiveCount}\"."),
            },
            Duplicate = node.Flag("duplicate"),
            Reason = node.Text("reason"),
        };
    }

    private static Dictionary<string, int> ReadTotals(ScenarioNode node)
    {
        node.RefuseOtherKeys([.. RunTotals.Names]);
        return RunTotals.Names
            .Select(name => (name, count: node.Integer(name, 0, int.MaxValue)))
            .Where(total => total.count is not null)
            .ToDictionary(total => total.name, total => total.count!.Value);
    }
}
