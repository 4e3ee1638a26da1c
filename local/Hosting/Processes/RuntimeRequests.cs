using System.Globalization;
using System.Text.Json;
using Local.Endpoints;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sim.Lambda;

namespace Local.Hosting.Processes;

/// <summary>
/// The paths of the Runtime API. A runtime that waits for its next invocation waits in its request, for as long as it takes.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
/// </summary>
internal sealed class RuntimeRequests(RuntimeState state) : IHttpApplication<HttpContext>
{
    private const string Version = "/2018-06-01/runtime/";
    private const string Invocation = $"{Version}invocation/";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // A runtime that was killed while it waited leaves its request behind: nothing to dispose of.
    }

    public Task ProcessRequestAsync(HttpContext context)
    {
        // Any page that is open in a browser could take an invocation away by a mere image.
        if (new RequestRules(context.Connection.LocalPort).IsForeign(context.Request.Headers))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var path = context.Request.Path.Value!;
        if (path == $"{Invocation}next")
        {
            return Allow(context, HttpMethods.Get) ? NextAsync(context) : Task.CompletedTask;
        }

        if (path == $"{Version}init/error")
        {
            return Allow(context, HttpMethods.Post) ? InitErrorAsync(context) : Task.CompletedTask;
        }

        if (path.StartsWith(Invocation, StringComparison.Ordinal)
            && path[Invocation.Length..].Split('/') is [{ Length: > 0 } requestId, "response" or "error"])
        {
            return Allow(context, HttpMethods.Post)
                ? AnswerAsync(context, requestId, isError: path.EndsWith("/error", StringComparison.Ordinal))
                : Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool Allow(HttpContext context, string method)
    {
        if (context.Request.Method == method)
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = method;
        return false;
    }

    private async Task NextAsync(HttpContext context)
    {
        if (await state.NextAsync(context.RequestAborted) is not { } invocation)
        {
            await RefuseAsync(context, RuntimeRefusal.NotNow(RuntimePhase.InitError, nameof(RuntimePhase.Ready)));
            return;
        }

        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = invocation.FunctionArn;
        Add(headers, "Lambda-Runtime-Trace-Id", invocation.TraceId);
        Add(headers, "Lambda-Runtime-Client-Context", invocation.ClientContext);
        Add(headers, "Lambda-Runtime-Cognito-Identity", invocation.CognitoIdentity);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Event.Length;
        await context.Response.Body.WriteAsync(invocation.Event, context.RequestAborted);
    }

    private static void Add(IHeaderDictionary headers, string name, string? value)
    {
        if (value is not null)
        {
            headers[name] = value;
        }
    }

    private async Task AnswerAsync(HttpContext context, string requestId, bool isError)
    {
        var (body, isTooLarge) = await RuntimeBody.ReadAsync(context.Request, context.RequestAborted);
        var result = isTooLarge ? RuntimeBody.TooLarge(body.Length)
            : isError ? RuntimeBody.ErrorOf(context.Request, body)
            : InvocationResult.Success(body);
        var refusal = state.Answer(requestId, isError ? "InvocationErrorResponse" : "InvocationResponse", result);
        await EndAsync(context, refusal ?? (isTooLarge ? RuntimeRefusal.TooLarge : null));
    }

    private async Task InitErrorAsync(HttpContext context)
    {
        var (body, _) = await RuntimeBody.ReadAsync(context.Request, context.RequestAborted);
        await EndAsync(context, state.FailInit(RuntimeBody.ErrorOf(context.Request, body)));
    }

    private static Task EndAsync(HttpContext context, RuntimeRefusal? refusal)
    {
        if (refusal is not null)
        {
            return RefuseAsync(context, refusal);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return WriteAsync(context, new Dictionary<string, string> { ["status"] = "OK" });
    }

    private static Task RefuseAsync(HttpContext context, RuntimeRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        return WriteAsync(context, new Dictionary<string, string> { ["errorMessage"] = refusal.ErrorMessage, ["errorType"] = refusal.ErrorType });
    }

    private static async Task WriteAsync(HttpContext context, Dictionary<string, string> members)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(members);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}
