using System.Text.Json;
using Amazon.Runtime;

namespace Functions.Calls;

/// <summary>
/// The credentials of a function's role, as Lambda hands them to it: in variables; with SnapStart, whose snapshot outlives
/// credentials, at an address that a variable names, as containers get theirs
/// (https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html,
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html).
/// </summary>
public sealed class LambdaCredentials
{
    /// <summary>Fetched anew that long before they expire: a request that was signed in time may arrive late.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The address is on this machine.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(2);

    private readonly TimeProvider clock;
    private readonly HttpClient? http;
    private readonly Uri? address;
    private readonly string? authorization;
    private Lease? held;

    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="clock">The real time.</param>
    /// <exception cref="InvalidOperationException">The variables name neither keys nor an address on this machine.</exception>
    public LambdaCredentials(Func<string, string?> variable, TimeProvider clock)
    {
        this.clock = clock;
        if (variable("AWS_ACCESS_KEY_ID") is { Length: > 0 } key && variable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret)
        {
            held = new Lease(new ImmutableCredentials(key, secret, variable("AWS_SESSION_TOKEN")), DateTimeOffset.MaxValue);
            return;
        }

        // Whatever else the variable names must not be sent the token.
        const string name = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
        address = Uri.TryCreate(variable(name), UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: true }
            ? url
            : throw new InvalidOperationException(
                $"There are no credentials: Lambda sets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or {name} to an http URL of this machine, which is `{variable(name)}`.");
        authorization = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        http = AwsHttp.Client(LongestRequest, throughProxy: false);
    }

    /// <summary>Those to sign a request with now.</summary>
    /// <exception cref="AmazonClientException">The address did not say.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ImmutableCredentials> Get(CancellationToken cancellationToken)
    {
        if (held is { } current && clock.GetUtcNow() < current.Expires - Margin)
        {
            return current.Credentials;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        try
        {
            using var response = await http!.SendAsync(request, cancellationToken).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            var said = answer.RootElement;
            held = new Lease(
                new ImmutableCredentials(
                    said.GetProperty("AccessKeyId").GetString(), said.GetProperty("SecretAccessKey").GetString(), said.GetProperty("Token").GetString()),
                said.GetProperty("Expiration").GetDateTimeOffset());
            return held.Credentials;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // No connection, an answer too late, or none that is readable.
            return held is { } still && clock.GetUtcNow() < still.Expires
                ? still.Credentials
                : throw new AmazonClientException($"{address} did not hand out the function's credentials: {error.Message}", error);
        }
    }

    private sealed class Lease(ImmutableCredentials credentials, DateTimeOffset expires)
    {
        public ImmutableCredentials Credentials => credentials;

        public DateTimeOffset Expires => expires;
    }
}
