using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>The parameters of one action.</summary>
/// <exception cref="AwsError">Thrown wherever one is missing or of another kind.</exception>
internal readonly struct SqsRequest(JsonElement json)
{
    public string Text(string name) => TextOrNull(name)
        ?? throw new AwsError("MissingParameter", $"The request must contain the parameter {name}.");

    public string? TextOrNull(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Unexpected(name),
    };

    public int Integer(string name) => IntegerOrNull(name)
        ?? throw new AwsError("MissingParameter", $"The request must contain the parameter {name}.");

    public int? IntegerOrNull(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => throw Unexpected(name),
    };

    /// <summary>The last part of the URL is the queue's name, whatever host and account the client knows it by.</summary>
    public QueueId Queue(World world) => world.QueueByName(Text("QueueUrl").TrimEnd('/').Split('/')[^1]);

    public Dictionary<string, MessageAttributeValue>? MessageAttributes()
    {
        if (Find("MessageAttributes") is not { } attributes)
        {
            return null;
        }

        return attributes.ValueKind == JsonValueKind.Object
            ? attributes.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => ValueOf(new SqsRequest(attribute.Value)))
            : throw Unexpected("MessageAttributes");
    }

    private static MessageAttributeValue ValueOf(SqsRequest value)
    {
        try
        {
            return new MessageAttributeValue(
                value.Text("DataType"),
                value.TextOrNull("StringValue"),
                value.TextOrNull("BinaryValue") is { } binary ? Convert.FromBase64String(binary) : null);
        }
        catch (FormatException)
        {
            throw Unexpected("BinaryValue");
        }
    }

    private JsonElement? Find(string name) => json.ValueKind != JsonValueKind.Object ? throw Unexpected("request")
        : json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static AwsError Unexpected(string name) => new("SerializationException", $"The value of {name} has another type than SQS expects.");
}
