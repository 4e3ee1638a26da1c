using System.Text.Json;
using Local.Explaining;
using Sim;

namespace Local.Dashboard;

/// <summary>A fact as the page shows it: names instead of ids.</summary>
internal static class FactJson
{
    /// <summary>The object is left open, so that more can be said of the fact.</summary>
    public static void Begin(Utf8JsonWriter json, World world, in Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("kind", fact.Kind.ToString());
        json.WriteString("words", FactWords.Of(world, fact));
        json.WriteNumber("at", fact.At.ToUnixTimeMilliseconds());
        Text(json, "topic", fact.Topic is { } topic ? world.NameOf(topic) : null);
        Text(json, "queue", fact.Queue is { } queue ? world.NameOf(queue) : null);
        Text(json, "deadLetterQueue", fact.DeadLetterQueue is { } target ? world.NameOf(target) : null);
        Text(json, "function", fact.Function is { } function ? world.NameOf(function) : null);
        Text(json, "snsMessageId", fact.SnsMessageId?.ToString());
        Text(json, "messageId", fact.MessageId?.ToString());
        Text(json, "detail", fact.Detail);
        json.WriteNumber("receiveCount", fact.ReceiveCount);
        json.WriteNumber("count", fact.Count);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
