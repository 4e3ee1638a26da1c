using Sim;
using Sim.DynamoDb;

namespace Local.Endpoints;

/// <summary>What goes back to an AWS client.</summary>
/// <param name="Body">UTF-8: JSON, or what <see cref="ContentType"/> says.</param>
public sealed record EndpointAnswer(int HttpStatus, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/x-amz-json-1.0";
    public const string Xml = "text/xml";
    public const string RestJson = "application/json";
    public const string Cbor = "application/cbor";

    /// <summary>SQS's header <c>x-amzn-query-error</c>: the code by which older SDKs know the error; null for none.</summary>
    public string? QueryError { get; init; }

    /// <summary>REST services name an error in the header <c>x-amzn-ErrorType</c>; null for none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Where <see cref="Body"/> lies, if that is used again once it is sent.</summary>
    internal AnswerBuffer? Buffer { get; init; }

    public string ContentType { get; init; } = Json;

    /// <summary>Further headers, which REST services answer in.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>A success, with what was written into a buffer; whoever sends it returns the buffer.</summary>
    internal static EndpointAnswer Of(AnswerBuffer buffer) => new(200, buffer.Written()) { Buffer = buffer };

    internal static EndpointAnswer OfDynamoDb(AwsError error)
    {
        var answer = DynamoDbAnswer.Of(error);
        return new EndpointAnswer(answer.HttpStatus, answer.Json) { HasChecksum = true };
    }

    /// <summary>Its bytes are not needed any more.</summary>
    public void Release() => Buffer?.Return();

    /// <summary>DynamoDB sends a checksum of its answers, which its clients verify; the others send none.</summary>
    public bool HasChecksum { get; init; }
}

/// <summary>Carries out a call where its state lives: on the thread of the world.</summary>
public delegate ValueTask<EndpointAnswer> EndpointDispatcher(AwsCall call);
