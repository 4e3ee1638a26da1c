using System.Globalization;
using Amazon.Runtime;
using Functions.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Tests.Functions.Calls;

/// <summary>Where a function's credentials come from: variables, or with SnapStart an address on the same machine.</summary>
public sealed class LambdaCredentialsTests : IAsyncLifetime
{
    private readonly StillClock clock = new();
    private readonly List<string> authorizations = [];
    private WebApplication? server;
    private (int Status, string Body) answer = (200, string.Empty);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(context =>
        {
            authorizations.Add(context.Request.Headers.Authorization.ToString());
            context.Response.StatusCode = answer.Status;
            return context.Response.WriteAsync(answer.Body);
        });
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server!.DisposeAsync();

    [Theory]
    [InlineData("token", true)]
    [InlineData(null, false)]
    public async Task Those_of_the_variables_are_taken_as_they_are(string? token, bool used)
    {
        var credentials = await Of(("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_SESSION_TOKEN", token)).Get(default);

        Assert.Equal(("AKID", "secret", used), (credentials.AccessKey, credentials.SecretKey, credentials.UseToken));
        Assert.Equal(used ? token : string.Empty, credentials.Token ?? string.Empty);
    }

    [Fact]
    public async Task Those_of_the_address_are_held_until_shortly_before_they_expire()
    {
        var credentials = OfAddress();
        answer = (200, Said("AKID1", clock.GetUtcNow().AddHours(1)));
        Assert.Equal("AKID1", (await credentials.Get(default)).AccessKey);
        answer = (200, Said("AKID2", clock.GetUtcNow().AddHours(7)));

        clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("AKID1", (await credentials.Get(default)).AccessKey);
        clock.Advance(TimeSpan.FromMinutes(2));
        var renewed = await credentials.Get(default);

        Assert.Equal(("AKID2", "secret", "token"), (renewed.AccessKey, renewed.SecretKey, renewed.Token));
        Assert.Equal(["the token", "the token"], authorizations);
    }

    [Fact]
    public async Task Those_that_are_held_serve_while_the_address_has_no_new_ones_and_no_longer_than_they_last()
    {
        var credentials = OfAddress();
        answer = (200, Said("AKID1", clock.GetUtcNow().AddHours(1)));
        await credentials.Get(default);
        answer = (500, "not now");

        clock.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal("AKID1", (await credentials.Get(default)).AccessKey);
        clock.Advance(TimeSpan.FromMinutes(2));
        var error = await Assert.ThrowsAsync<AmazonClientException>(() => credentials.Get(default));

        Assert.StartsWith($"{Address} did not hand out the function's credentials: ", error.Message);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"AccessKeyId":"A","SecretAccessKey":"s","Token":"t","Expiration":"soon"}""")]
    public async Task An_answer_that_is_none_is_an_error(string body)
    {
        answer = (200, body);

        await Assert.ThrowsAsync<AmazonClientException>(() => OfAddress().Get(default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://example.com/")]
    public void An_address_elsewhere_is_not_sent_the_token(string? address)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Of(("AWS_CONTAINER_CREDENTIALS_FULL_URI", address)));

        Assert.Equal(
            $"There are no credentials: Lambda sets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_CONTAINER_CREDENTIALS_FULL_URI to an http URL of this machine, which is `{address}`.",
            error.Message);
    }

    private string Address => server!.Urls.Single() + "/credentials";

    private static string Said(string key, DateTimeOffset expiration) =>
        $$"""{"AccessKeyId":"{{key}}","SecretAccessKey":"secret","Token":"token","Expiration":"{{expiration.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}"}""";

    private LambdaCredentials OfAddress() => Of(("AWS_CONTAINER_CREDENTIALS_FULL_URI", Address), ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "the token"));

    private LambdaCredentials Of(params (string Name, string? Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value, clock);
}
