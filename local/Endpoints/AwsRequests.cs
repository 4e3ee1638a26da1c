using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sim;
using Sim.DynamoDb;

namespace Local.Endpoints;

/// <summary>Takes requests in AWS's JSON protocol, hands them on by their <c>X-Amz-Target</c> and sends the answers.</summary>
internal sealed class AwsRequests(EndpointDispatcher dispatch) : IHttpApplication<HttpContext>
{
    private long requests;

    /// <summary>Where the endpoint listens; known only after it does.</summary>
    public int Port { get; set; }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <summary>The first exception that a request ended with, which its client sees as status 500 only.</summary>
    public Exception? Failure { get; private set; }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // A client that went away, or broke the protocol, is no failure of ours.
        if (exception is not (null or BadHttpRequestException or OperationCanceledException or IOException))
        {
            Failure ??= exception;
        }
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["x-amzn-RequestId"] = Interlocked.Increment(ref requests).ToString("D32", CultureInfo.InvariantCulture);
        headers.XContentTypeOptions = "nosniff";
        if (RequestRules.StatusOfRefusal(context, Port) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        var answer = await AnswerAsync(context);
        context.Response.StatusCode = answer.HttpStatus;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Json.Length;
        if (answer.QueryError is { } queryError)
        {
            headers["x-amzn-query-error"] = queryError;
        }

        if (answer.HasChecksum)
        {
            headers["x-amz-crc32"] = Crc32.Of(answer.Json.Span).ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(answer.Json, context.RequestAborted);
    }

    private async Task<EndpointAnswer> AnswerAsync(HttpContext context)
    {
        if (!RequestRules.IsSigned(context.Request))
        {
            return Refused(new AwsError("MissingAuthenticationTokenException", "Request is missing Authentication Token"));
        }

        if (RequestRules.IsSignedFor(context.Request, AwsServices.Sns))
        {
            return await dispatch(new AwsCall(AwsServices.Sns, "", await BodyOf(context)));
        }

        var target = context.Request.Headers["X-Amz-Target"].ToString();
        var dot = target.LastIndexOf('.');
        if (dot < 0 || !AwsServices.Has(target[..dot]))
        {
            return Refused(new AwsError("UnknownOperationException", "This endpoint simulates DynamoDB (DynamoDB_20120810) and SQS (AmazonSQS), and SNS in its query protocol, only."));
        }

        return await dispatch(new AwsCall(target[..dot], target[(dot + 1)..], await BodyOf(context)));
    }

    private static async Task<byte[]> BodyOf(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private static EndpointAnswer Refused(AwsError error)
    {
        var answer = DynamoDbAnswer.Of(error);
        return new EndpointAnswer(answer.HttpStatus, answer.Json);
    }
}
