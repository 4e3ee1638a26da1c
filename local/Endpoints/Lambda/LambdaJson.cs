using System.Buffers;
using System.Text.Json;
using Sim;

namespace Local.Endpoints.Lambda;

/// <summary>Lambda's answers: JSON, and errors that a header names.</summary>
internal static class LambdaJson
{
    public static EndpointAnswer Of(Action<Utf8JsonWriter> content, int status = 200)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return new EndpointAnswer(status, json.WrittenMemory) { ContentType = EndpointAnswer.RestJson };
    }

    public static EndpointAnswer Error(AwsError error, string? reason = null) => Of(
        json =>
        {
            if (reason is not null)
            {
                json.WriteString("Reason"u8, reason);
            }

            json.WriteString("Type"u8, error.HttpStatus < 500 ? "User" : "Service");
            // Both are read: which of them an operation writes differs within the service.
            json.WriteString("message"u8, error.Message);
            json.WriteString("Message"u8, error.Message);
        },
        error.HttpStatus) with { ErrorType = error.Code };

    /// <summary>One page of a list, and where the next begins.</summary>
    public static EndpointAnswer Page<T>(string name, LambdaRequest request, IReadOnlyList<T> all, int most, Action<Utf8JsonWriter, T> write)
    {
        var (start, count) = request.Page(most);
        return Of(json =>
        {
            json.WriteStartArray(name);
            foreach (var item in all.Skip(start).Take(count))
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (start + count < all.Count)
            {
                json.WriteString("NextMarker", (start + count).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        });
    }
}
