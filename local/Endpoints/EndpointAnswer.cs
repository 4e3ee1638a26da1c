namespace Local.Endpoints;

/// <summary>What goes back to an AWS client.</summary>
/// <param name="Json">UTF-8.</param>
public sealed record EndpointAnswer(int HttpStatus, ReadOnlyMemory<byte> Json)
{
    /// <summary>SQS's header <c>x-amzn-query-error</c>: the code by which older SDKs know the error; null for none.</summary>
    public string? QueryError { get; init; }

    public string ContentType { get; init; } = "application/x-amz-json-1.0";

    /// <summary>DynamoDB sends a checksum of its answers, which its clients verify; SQS sends none.</summary>
    public bool HasChecksum { get; init; } = true;
}

/// <summary>Carries out a call where its state lives: on the thread of the world.</summary>
public delegate Task<EndpointAnswer> EndpointDispatcher(AwsCall call);
