using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Local.Endpoints;

/// <summary>Tells which service and operation a request is for, as AWS's SDKs address them, all on one port.</summary>
internal static class CallReader
{
    private const string Target = "X-Amz-Target";

    /// <returns>Null if it is for none: <paramref name="status"/> then says how.</returns>
    public static AwsCall? Read(IHttpRequestFeature request, CredentialScope scope, out int status)
    {
        var headers = request.Headers;
        var contentType = headers.ContentType.Count == 1 ? headers.ContentType[0] : null;
        status = StatusCodes.Status200OK;
        if (RestServices.Find(request.RawTarget) is { } rest)
        {
            return new AwsCall(rest.Service, "", default) { Protocol = rest.Protocol };
        }

        // The address of a queue is one too: older SDKs call it instead of the service.
        var target = request.RawTarget.AsSpan();
        var path = target[..(target.IndexOf('?') is >= 0 and var query ? query : target.Length)];
        var isQueueUrl = path.Length > 1 && path[1..].Count('/') == 1 && char.IsAsciiDigit(path[1]);
        if (request.Method == HttpMethods.Get && (isQueueUrl || ((path is "/" || LinkScope.Is(target)) && scope.Service is AwsServices.Sqs or AwsServices.Sns)))
        {
            return new AwsCall(isQueueUrl ? AwsServices.Sqs : scope.Service, "", default) { Protocol = AwsProtocol.Query };
        }

        if (request.Method != HttpMethods.Post)
        {
            status = StatusCodes.Status405MethodNotAllowed;
            return null;
        }

        if (path is not "/" && !isQueueUrl)
        {
            status = StatusCodes.Status404NotFound;
            return null;
        }

        if (RequestRules.IsAwsJson(contentType))
        {
            return OfTarget(headers[Target].ToString());
        }

        // The fields may stand in the address, with nothing in the body.
        var isForm = RequestRules.IsForm(contentType) || (contentType is null && path.Length < target.Length);
        if (isForm && (AwsServices.SpeakQuery(scope.Service) || isQueueUrl))
        {
            return new AwsCall(isQueueUrl ? AwsServices.Sqs : scope.Service, "", default) { Protocol = AwsProtocol.Query };
        }

        status = StatusCodes.Status415UnsupportedMediaType;
        return null;
    }

    private static AwsCall OfTarget(string target)
    {
        foreach (var (prefix, service) in AwsServices.Targets)
        {
            if (target.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new AwsCall(service, target[prefix.Length..], default);
            }
        }

        return new AwsCall("", "", default);
    }
}
