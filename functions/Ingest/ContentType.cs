using System.Net;
using System.Net.Http.Headers;

namespace Ingest;

/// <summary>The content types that a request may have, and the form of the body that each announces.</summary>
internal static class ContentType
{
    public const string Json = "application/json";
    public const string CloudEvent = "application/cloudevents+json";
    public const string CloudEventBatch = "application/cloudevents-batch+json";

    /// <summary>The media type in lower case, without its parameters.</summary>
    /// <exception cref="RequestRefusedException">415: it is none of the three, or not in UTF-8.</exception>
    public static string Of(UrlRequest request)
    {
        var text = request.Header("content-type");
        if (!MediaTypeHeaderValue.TryParse(text, out var type))
        {
            throw Unsupported(text is null ? "the request has no content type" : $"`{text}` is no content type");
        }

        if (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported($"the charset `{charset}` is not utf-8, the only one that JSON has");
        }

        var mediaType = type.MediaType!.ToLowerInvariant();
        return mediaType is Json or CloudEvent or CloudEventBatch ? mediaType : throw Unsupported($"`{mediaType}` is not taken");
    }

    private static RequestRefusedException Unsupported(string what) => new(
        HttpStatusCode.UnsupportedMediaType,
        $"{what}: send {CloudEvent} (one CloudEvent), {CloudEventBatch} (an array of them) or {Json} (a CloudEvent in binary mode, a bare event, or an array of bare events)");
}
