using System.Diagnostics;
using System.Text;
using Local.Running;
using Sim.Sns.Http;

namespace Local.Posting;

/// <summary>
/// Posts to listed hosts what topics have for HTTP(S) endpoints. A subscription is an address that anybody with a client can
/// write down, so that it must not become a way into this network: no redirect is followed, no proxy, cookie or credential
/// is used, and an answer gets 5 seconds and 64 KiB.
/// </summary>
public sealed class UrlPoster : IDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private const int MostConnections = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient http;
    private readonly TimeProvider real;
    private readonly CancellationTokenSource ended = new();

    public UrlPoster(AllowedHosts allowed, TimeProvider real)
    {
        this.real = real;
        Allowed = allowed;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = MostConnections,
            MaxResponseHeadersLength = LargestAnswer / 1024,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            ConnectCallback = new CheckedConnection(allowed).ConnectAsync,
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public AllowedHosts Allowed { get; }

    /// <summary>Where the server itself is reached, once it listens.</summary>
    public string LinkBase { get; set; } = "http://127.0.0.1";

    /// <summary>Null without any listed host: then everything that goes to a URL ends in the simulated SNS.</summary>
    public IHttpSender? For(IWorldThread thread) => Allowed.Any ? new WorldPoster(this, thread) : null;

    /// <summary>What is still under way is left: whoever keeps the state finds it waiting.</summary>
    public void Dispose()
    {
        ended.Cancel();
        http.Dispose();
        ended.Dispose();
    }

    /// <returns>Null if there is no time left to tell.</returns>
    public async Task<HttpOutcome?> PostAsync(HttpPost post)
    {
        if (post.Url.UserInfo.Length > 0)
        {
            return HttpOutcome.Refused("an address with a user name in it gets nothing");
        }

        using var patience = new CancellationTokenSource(Patience, real);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ended.Token);
        try
        {
            using var request = RequestOf(post);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await ReadAsync(answer, either.Token);
            return HttpOutcome.Answered((int)answer.StatusCode);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return HttpOutcome.Unreachable($"no answer within {Patience.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException error)
        {
            return error.InnerException is RefusedAddressException refusal
                ? HttpOutcome.Refused(refusal.Message)
                : HttpOutcome.Unreachable(error.Message);
        }
        catch (IOException error)
        {
            return HttpOutcome.Unreachable(error.Message);
        }
    }

    private static HttpRequestMessage RequestOf(HttpPost post)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, post.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(post.Body)) };
        foreach (var (name, value) in post.Headers)
        {
            if (name == "Content-Type")
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    /// <summary>To its end, so that the connection can be used again, or as far as it may be long.</summary>
    private static async Task ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[4_096];
        for (var total = 0; total <= LargestAnswer;)
        {
            var read = await body.ReadAsync(bytes, cancellation);
            if (read == 0)
            {
                return;
            }

            total += read;
        }
    }
}
