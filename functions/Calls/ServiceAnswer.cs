using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Functions.Calls;

/// <summary>An answer, read whole, as the AWS SDK's unmarshallers want to see it.</summary>
internal sealed class ServiceAnswer(HttpResponseMessage response, byte[] body) : IWebResponseData
{
    public byte[] Body => body;

    public HttpStatusCode StatusCode => response.StatusCode;

    public bool IsSuccessStatusCode => response.StatusCode == HttpStatusCode.OK;

    public long ContentLength => body.Length;

    public string? ContentType => response.Content.Headers.ContentType?.MediaType;

    public IHttpResponseBody? ResponseBody => null;

    /// <summary>Whether it is what was sent; true if the service says nothing about it.</summary>
    public bool IsWhole => !uint.TryParse(GetHeaderValue("x-amz-crc32"), out var checksum) || checksum == Crc32.Of(body);

    /// <summary>Whether it is in JSON; what a gateway on the way says is not.</summary>
    public bool IsJson => body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    public string[] GetHeaderNames() => [.. response.Headers.Select(header => header.Key)];

    public bool IsHeaderPresent(string headerName) => response.Headers.Contains(headerName);

    /// <summary>One of the answer, not of its content: the unmarshallers would measure and check the content by those once more.</summary>
    public string? GetHeaderValue(string headerName) =>
        response.Headers.TryGetValues(headerName, out var values) ? string.Join(',', values) : null;

    public IEventStreamHeader GetEventStreamHeader(string headerName) => throw new NotSupportedException();

    public bool IsEventHeaderPresent(string headerName) => false;
}
