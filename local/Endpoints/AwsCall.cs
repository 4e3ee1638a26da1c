using Local.Endpoints.Sns;
using Local.Endpoints.Sqs;
using Microsoft.AspNetCore.Http;

namespace Local.Endpoints;

/// <summary>One call of an AWS client, signed and well addressed; its body is not yet parsed.</summary>
/// <param name="Service">By the name that requests are signed for: see <see cref="AwsServices"/>.</param>
/// <param name="Operation">Its name alone, <c>PutItem</c>; empty where only the body says it (query protocol, REST).</param>
/// <param name="Body">As it came; good only until the call is answered.</param>
public readonly record struct AwsCall(string Service, string Operation, ReadOnlyMemory<byte> Body)
{
    public AwsProtocol Protocol { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>Path and query as sent, for example <c>/123456789012/orders</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Host and port under which the client knows the endpoint: <c>127.0.0.1:4566</c>.</summary>
    public string Authority { get; init; } = "127.0.0.1";

    /// <summary>The Region of the signature.</summary>
    public string Region { get; init; } = "";

    /// <summary>Of the signature: the functions of a stack have one each.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>As sent; good only until the call is answered.</summary>
    public IHeaderDictionary? Headers { get; init; }

    /// <summary>X-Ray's, by which a message goes on with the trace of whoever sends it; null without.</summary>
    public string? TraceId => Headers?["X-Amzn-Trace-Id"] is { Count: 1 } id && id[0]!.Length > 0 ? id[0] : null;

    /// <summary>The client would rather have JSON where the protocol answers in XML.</summary>
    public bool PrefersJson { get; init; }

    /// <summary>What the answer's header says; XML answers say it too.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>What was done of it before its turn; null for nothing.</summary>
    internal SqsBody? ReadAhead { get; init; }

    /// <summary>Likewise of a call to SNS.</summary>
    internal SnsBody? SnsAhead { get; init; }

    /// <summary>Cancelled when the client has gone away.</summary>
    public CancellationToken Aborted { get; init; }
}
