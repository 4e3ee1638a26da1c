using System.Globalization;
using System.Text;
using System.Text.Json;
using Sim.Sns;

namespace Sim.Lambda;

/// <summary>What Lambda puts into a queue about an event that it gave up, in either of its two forms.</summary>
internal static class GivenUpEvent
{
    private const int ErrorMessageBytes = 1_024;

    /// <summary>The on-failure destination's record: why, the event itself, and what the function last answered.</summary>
    /// <param name="condition"><c>RetriesExhausted</c> or <c>EventAgeExceeded</c>.</param>
    public static Content Record(Account account, AsynchronousEvent happening, string condition)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, SnsEvent.Plain))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteString("timestamp", Envelope.Timestamp(account.Now));
            json.WriteStartObject("requestContext");
            json.WriteString("requestId", RequestId(account, happening));
            json.WriteString("functionArn", $"{happening.Function.Arn}:$LATEST");
            json.WriteString("condition", condition);
            json.WriteNumber("approximateInvokeCount", happening.Invocations);
            json.WriteEndObject();
            json.WritePropertyName("requestPayload");
            json.WriteRawValue(happening.Compose(account));
            if (happening.Error is { } error)
            {
                json.WriteStartObject("responseContext");
                json.WriteNumber("statusCode", 200);
                json.WriteString("executedVersion", "$LATEST");
                json.WriteString("functionError", "Unhandled");
                json.WriteEndObject();
                json.WriteStartObject("responsePayload");
                json.WriteString("errorMessage", error.Message);
                json.WriteString("errorType", error.Type);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Composed(buffer.ToArray(), MessageAttributeSet.Empty);
    }

    /// <summary>The dead-letter queue's form: the event as it was, and the error in message attributes.</summary>
    public static Content DeadLetter(Account account, AsynchronousEvent happening)
    {
        var attributes = new Dictionary<string, MessageAttributeValue>
        {
            ["RequestID"] = new("String", RequestId(account, happening).ToString()),
        };
        if (happening.Error is { } error)
        {
            attributes["ErrorCode"] = new("Number", 200.ToString(CultureInfo.InvariantCulture));
            attributes["ErrorMessage"] = new("String", First(error.Message.Length == 0 ? error.Type : error.Message));
        }

        return Composed(happening.Compose(account), MessageAttributeSet.Of(attributes));
    }

    private static Content Composed(byte[] body, MessageAttributeSet attributes) =>
        new(Encoding.UTF8.GetString(body), null, attributes, body.Length + attributes.Bytes) { IsComposed = true };

    /// <summary>An event that was never invoked has an id all the same; no invocation has a negative sequence.</summary>
    private static Guid RequestId(Account account, AsynchronousEvent happening) =>
        account.Identity.OfInvocation(happening.LastInvocation == 0 ? -happening.Sequence : happening.LastInvocation);

    private static string First(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        return bytes.Length <= ErrorMessageBytes ? message : Encoding.UTF8.GetString(bytes, 0, ErrorMessageBytes).TrimEnd('\uFFFD');
    }
}
