using System.Text.Json;
using Events;
using Local.Reporting;
using Sim.Policies;
using Sim.Sns;

namespace Local.Explaining;

/// <summary>An explanation as one JSON object; its shape is kept stable.</summary>
public static class ExplanationJson
{
    public static void Write(Stream output, ExplainedEvent happening, Explanation explanation)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = PrintedText.JsonEncoder });
        json.WriteStartObject();
        json.WriteString("topic", explanation.Topic);
        json.WriteString("type", happening.Reading switch { EventReading.Valid valid => valid.Type.Name, EventReading.Invalid invalid => invalid.Type, _ => null });
        json.WriteString("invalid", (happening.Reading as EventReading.Invalid)?.Reason);
        json.WriteString("refusal", explanation.Refusal);
        json.WriteStartArray("subscriptions");
        foreach (var subscription in explanation.Subscriptions)
        {
            Write(json, subscription);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SubscriptionExplanation subscription)
    {
        var delivery = subscription.Delivery;
        json.WriteStartObject();
        json.WriteString("receiver", subscription.Receiver);
        json.WriteString("outlook", JsonNamingPolicy.CamelCase.ConvertName(subscription.Outlook.ToString()));
        json.WriteString("reason", subscription.Reason);
        json.WriteString("queue", subscription.Queue);
        json.WriteString("function", subscription.Function);
        json.WriteStartArray("filter");
        foreach (var key in delivery.Keys)
        {
            Write(json, key);
        }

        json.WriteEndArray();
        Write(json, subscription.MappingFilter);
        json.WriteBoolean("raw", subscription.IsRaw);
        json.WriteNumber("bytes", delivery.Bytes);
        Write(json, "mostBytes", delivery.MostBytes);
        json.WriteNumber("messageAttributes", delivery.Attributes);
        json.WriteStartArray("access");
        foreach (var check in delivery.Access.Concat(subscription.Polling))
        {
            Write(json, check);
        }

        json.WriteEndArray();
        json.WriteString("undeliveredQueue", subscription.UndeliveredQueue);
        Write(json, "maxReceiveCount", subscription.MaxReceiveCount);
        json.WriteString("deadLetterQueue", subscription.DeadLetterQueue);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MappingFilterExplanation? filter)
    {
        if (filter is null)
        {
            json.WriteNull("mappingFilter");
            return;
        }

        json.WriteStartObject("mappingFilter");
        json.WriteBoolean("filteredOut", filter.TakenBy is null);
        json.WriteString("takenBy", filter.TakenBy);
        json.WriteStartArray("patterns");
        foreach (var pattern in filter.Patterns)
        {
            json.WriteStringValue(pattern);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FilterKeyVerdict key)
    {
        json.WriteStartObject();
        json.WriteString("key", key.Key);
        json.WritePropertyName("asked");
        json.WriteRawValue(key.Asked);
        json.WriteStartArray("found");
        foreach (var value in key.Found)
        {
            json.WriteRawValue(value);
        }

        json.WriteEndArray();
        json.WriteBoolean("holds", key.Holds);
        json.WriteBoolean("alternative", key.IsAlternative);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AccessCheck check)
    {
        json.WriteStartObject();
        json.WriteString("subject", check.Subject);
        json.WriteString("principal", check.Request.Principal);
        json.WriteString("action", check.Request.Action);
        json.WriteString("resource", check.Request.Resource);
        json.WriteBoolean("allowed", check.Decision.IsAllowed);
        json.WriteString("reason", check.Decision.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
