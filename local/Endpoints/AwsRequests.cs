using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Local.Dashboard;
using Local.Signing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sim;

namespace Local.Endpoints;

/// <summary>Takes the requests of AWS clients, hands them on by service and sends the answers.</summary>
/// <remarks>It works on the server's features themselves: a context around every request would be most of what it allocates.</remarks>
internal sealed class AwsRequests(EndpointDispatcher dispatch, DashboardSite? dashboard, EnvelopeSigner? signer) : IHttpApplication<IFeatureCollection>
{
    private RequestRules rules = new(0);
    private long requests;

    /// <summary>Where the endpoint listens; known only after it does.</summary>
    public int Port
    {
        set => rules = new RequestRules(value);
    }

    /// <summary>The first exception that a request ended with, which its client sees as status 500 only.</summary>
    public Exception? Failure { get; private set; }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // A client that went away, or broke the protocol, is no failure of ours.
        if (exception is not (null or BadHttpRequestException or OperationCanceledException or IOException))
        {
            Failure ??= exception;
        }
    }

    public Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        return dashboard is not null && request.RawTarget.StartsWith(DashboardSite.Root, StringComparison.Ordinal)
            ? dashboard.AnswerAsync(context, rules)
            : AnswerAsync(context, request);
    }

    private async Task AnswerAsync(IFeatureCollection context, IHttpRequestFeature request)
    {
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        var requestId = RequestId();
        response.Headers["x-amzn-RequestId"] = requestId;
        response.Headers.XContentTypeOptions = "nosniff";
        if (rules.StatusOfRefusal(request) is { } refusal)
        {
            response.StatusCode = refusal;
            return;
        }

        if (signer is not null && request is { Method: "GET" } && request.RawTarget == signer.CertificatePath)
        {
            response.Headers.ContentType = "application/x-pem-file";
            await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(Encoding.ASCII.GetBytes(signer.Certificate));
            return;
        }

        var isSigned = CredentialScope.TryRead(request.Headers.Authorization, out var scope)
            || (RequestRules.IsNoBrowser(request.Headers) && CredentialScope.TryReadQuery(request.RawTarget, out scope));
        isSigned |= LinkScope.TryRead(request, ref scope);
        if (CallReader.Read(request, scope, out var status) is not { } call)
        {
            response.StatusCode = status;
            return;
        }

        if (!isSigned || call.Service.Length == 0)
        {
            await SendAsync(context, response, isSigned ? UnknownService() : Unsigned());
            return;
        }

        await SendAsync(context, response, await CarryAsync(context, request, call with
        {
            Method = request.Method,
            Path = request.RawTarget,
            Authority = request.Headers.Host[0]!,
            Region = scope.Region,
            RequestId = requestId,
            PrefersJson = request.Headers.Accept.Count == 1 && request.Headers.Accept[0] == "application/json",
            AccessKeyId = scope.AccessKeyId,
            Headers = request.Headers,
            Aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted,
        }));
    }

    private async ValueTask<EndpointAnswer> CarryAsync(IFeatureCollection context, IHttpRequestFeature request, AwsCall call)
    {
        var body = context.GetRequiredFeature<IRequestBodyPipeFeature>().Reader;
        var read = await ReadAsync(body);
        // In one piece, for the parsers; a large body that came in several is not worth an array of its own.
        var rented = read.IsSingleSegment ? null : ArrayPool<byte>.Shared.Rent((int)read.Length);
        ReadOnlyMemory<byte> sent = read.First;
        if (rented is not null)
        {
            read.CopyTo(rented);
            sent = rented.AsMemory(0, (int)read.Length);
        }

        ReadOnlyMemory<byte>? plain = sent;
        if (request.Headers.ContentEncoding.Count > 0)
        {
            // CloudWatch's clients alone compress.
            plain = call.Service == AwsServices.CloudWatch && CompressedBody.Read(sent) is { } inflated ? inflated : (ReadOnlyMemory<byte>?)null;
        }

        var answer = plain is null ? new EndpointAnswer(StatusCodes.Status415UnsupportedMediaType, default) : await dispatch(call with { Body = plain.Value });
        body.AdvanceTo(read.End);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return answer;
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadAsync(PipeReader body)
    {
        while (true)
        {
            var read = await body.ReadAsync();
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task SendAsync(IFeatureCollection context, IHttpResponseFeature response, EndpointAnswer answer)
    {
        var headers = response.Headers;
        response.StatusCode = answer.HttpStatus;
        headers.ContentType = answer.ContentType;
        headers.ContentLength = answer.Body.Length;
        if (answer.QueryError is { } queryError)
        {
            headers["x-amzn-query-error"] = queryError;
        }

        if (answer.ErrorType is { } errorType)
        {
            headers["x-amzn-ErrorType"] = errorType;
        }

        foreach (var (name, value) in answer.Headers)
        {
            headers[name] = value;
        }

        if (answer.HasChecksum)
        {
            headers["x-amz-crc32"] = Crc32.Of(answer.Body.Span).ToString(CultureInfo.InvariantCulture);
        }

        await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(answer.Body);
        answer.Release();
    }

    /// <summary>In the form of AWS's ids, which some clients parse.</summary>
    private string RequestId()
    {
        var number = Interlocked.Increment(ref requests);
        return string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-{number >> 48:x4}-{number & 0xFFFFFFFFFFFF:x12}");
    }

    private static EndpointAnswer Unsigned() => EndpointAnswer.OfDynamoDb(new AwsError("MissingAuthenticationTokenException", "Request is missing Authentication Token"));

    private static EndpointAnswer UnknownService() => EndpointAnswer.OfDynamoDb(new AwsError(
        "UnknownOperationException", $"This endpoint simulates {string.Join(", ", AwsServices.Targets.Select(target => target.Service))} by X-Amz-Target, SQS, SNS, STS and CloudWatch in the query protocol, Lambda by path, and CloudWatch in CBOR, only."));
}
