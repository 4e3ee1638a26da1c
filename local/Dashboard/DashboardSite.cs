using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Local.Endpoints;
using Local.Explaining;
using Local.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Sim;

namespace Local.Dashboard;

/// <summary>A page that shows what happens in the Regions of an account, and the few things that it can do there.</summary>
/// <remarks>The page itself holds nothing; whoever wants to see or do something must know the token, which only <c>serve</c> tells.</remarks>
public sealed class DashboardSite : IDisposable
{
    /// <summary>Every path of it begins so.</summary>
    public const string Root = "/_dashboard/";

    /// <summary>What answers, below <see cref="Root"/>, with everything that is known of the message <c>id</c>.</summary>
    public const string PathOfMessage = "path";

    private const string TokenHeader = "X-Dashboard-Token";
    private const string Policy = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    private const int ShownMessages = 50;
    private const int ShownCharacters = 4_000;

    /// <summary>A page gets at most four states a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly LocalCloud cloud;
    private readonly string usual;
    private readonly InvocationJournal logs;
    private readonly ChangeStream changes = new();
    private readonly CancellationTokenSource closed = new();
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <param name="usual">The Region that is shown first.</param>
    public DashboardSite(LocalCloud cloud, string usual, InvocationJournal logs)
    {
        this.cloud = cloud;
        this.usual = usual;
        this.logs = logs;
        cloud.Changed = changes.Tell;
    }

    /// <summary>Where to open it; the token is in the fragment, which browsers keep to themselves.</summary>
    public string UrlAt(string endpoint) => $"{endpoint}{Root}#{token}";

    /// <summary>Ends what pages are still listening to.</summary>
    public void Dispose() => closed.Cancel();

    internal async Task AnswerAsync(IFeatureCollection context, RequestRules rules)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
        if (!rules.IsOwnPage(request.Headers))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var path = request.RawTarget[Root.Length..];
        path = path[..(path.IndexOf('?') is >= 0 and var end ? end : path.Length)];
        if (request.Method == HttpMethods.Get && DashboardPages.TryGet(path, out var file))
        {
            await SendAsync(context, file.ContentType, file.Content);
            return;
        }

        // A signed request can read the messages themselves; no page of a browser can send one.
        var isSigned = path == PathOfMessage && request.Method == HttpMethods.Get && CredentialScope.TryRead(request.Headers.Authorization, out _);
        if (!isSigned && !Knows(request.Headers[TokenHeader].ToString()))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var query = QueryHelpers.ParseQuery(request.QueryString);
        var region = query.TryGetValue("region", out var named) && cloud.Regions.Contains(named.ToString()) ? named.ToString() : usual;
        var id = query.TryGetValue("id", out var asked) ? asked.ToString() : "";
        var status = request.Method == HttpMethods.Post
            ? await ActAsync(context, request, path, region)
            : request.Method == HttpMethods.Get ? await ShowAsync(context, path, region, id) : StatusCodes.Status405MethodNotAllowed;
        // What was shown has begun with its own status, which cannot be set any more.
        if (status != StatusCodes.Status200OK)
        {
            response.StatusCode = status;
        }
    }

    private async Task<int> ShowAsync(IFeatureCollection context, string path, string region, string id)
    {
        switch (path)
        {
            case "changes":
                return await TellAsync(context, region);
            case PathOfMessage when Guid.TryParse(id, out var message):
                await SendJsonAsync(context, PathOf(message));
                return StatusCodes.Status200OK;
            case "messages":
                await SendJsonAsync(context, cloud[region].Look(world => Json(json => WriteMessages(json, world, id))));
                return StatusCodes.Status200OK;
            default:
                return StatusCodes.Status404NotFound;
        }
    }

    private async Task<int> ActAsync(IFeatureCollection context, IHttpRequestFeature request, string action, string region)
    {
        // A page may not send this type to another host without asking first.
        if (request.Headers.ContentType.ToString() != "application/json")
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        AwsCall? call;
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            call = DashboardActions.CallOf(action, region, cloud[region].World.Account, body.RootElement);
        }
        // The latter: half a surrogate pair, which is no text.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return StatusCodes.Status400BadRequest;
        }

        if (call is null)
        {
            return StatusCodes.Status404NotFound;
        }

        var answer = await cloud[region].AnswerAsync(call.Value);
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        var status = answer.HttpStatus;
        answer.Release();
        await SendJsonAsync(context, Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("status", status);
            json.WriteString("answer", text);
            json.WriteEndObject();
        }));
        return StatusCodes.Status200OK;
    }

    /// <summary>Server-sent events: a state whenever it is another one.</summary>
    private async Task<int> TellAsync(IFeatureCollection context, string region)
    {
        if (changes.Open() is not { } page)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }

        try
        {
            var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, closed.Token);
            context.GetRequiredFeature<IHttpResponseFeature>().Headers.ContentType = "text/event-stream";
            var writer = context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer;
            byte[] told = [];
            while (!ended.IsCancellationRequested)
            {
                await page.Reader.ReadAsync(ended.Token);
                var state = cloud[region].Look(world => Json(json => new DashboardState(json, world).Write(cloud.Regions)));
                if (!state.AsSpan().SequenceEqual(told))
                {
                    told = state;
                    await writer.WriteAsync((byte[])[.. "data: "u8, .. state, .. "\n\n"u8], ended.Token);
                }

                await Task.Delay(Pause, TimeProvider.System, ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the server ends: so do streams end.
        }
        finally
        {
            changes.Close(page);
        }

        return StatusCodes.Status200OK;
    }

    /// <summary>In whatever Region it is.</summary>
    private byte[] PathOf(Guid message)
    {
        foreach (var region in cloud.Regions)
        {
            var path = cloud[region].Look(world => MessagePath.Of(world, message) is { Count: > 0 } facts ? Json(json => WriteFacts(json, world, facts)) : null);
            if (path is not null)
            {
                return path;
            }
        }

        return [.. "[]"u8];
    }

    private void WriteFacts(Utf8JsonWriter json, World world, IReadOnlyList<Fact> facts)
    {
        json.WriteStartArray();
        foreach (var fact in facts)
        {
            FactJson.Begin(json, world, fact);
            if (fact.Invocation is { } invocation && fact.Kind is FactKind.Completed or FactKind.Failed or FactKind.TimedOut)
            {
                json.WriteStartArray("logs");
                foreach (var line in logs.Of(invocation))
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMessages(Utf8JsonWriter json, World world, string name)
    {
        json.WriteStartArray();
        var queue = world.Snapshot().Queues.FirstOrDefault(queue => queue.Exists && queue.Name == name);
        foreach (var message in queue is null ? [] : world.MessagesIn(queue.Id).Take(ShownMessages))
        {
            json.WriteStartObject();
            json.WriteString("messageId", message.MessageId);
            json.WriteString("state", message.State.ToString());
            json.WriteNumber("receiveCount", message.ReceiveCount);
            json.WriteNumber("at", message.SentTimestamp.ToUnixTimeMilliseconds());
            json.WriteString("body", message.Body.Length > ShownCharacters ? message.Body[..ShownCharacters] : message.Body);
            json.WriteStartObject("attributes");
            foreach (var (attribute, value) in message.MessageAttributes)
            {
                json.WriteString(attribute, value.StringValue ?? "(binary)");
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private bool Knows(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static Task SendJsonAsync(IFeatureCollection context, byte[] json) => SendAsync(context, "application/json", json);

    private static async Task SendAsync(IFeatureCollection context, string contentType, byte[] content)
    {
        var headers = context.GetRequiredFeature<IHttpResponseFeature>().Headers;
        headers.ContentType = contentType;
        headers.ContentLength = content.Length;
        await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(content);
    }
}
