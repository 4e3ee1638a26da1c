using System.Net;
using System.Net.Sockets;
using Tests.Local.Serving;

namespace Tests.Local.Security;

/// <summary>Threat 12: a shell that is set up for a real account. A listener stands for all that is outside.</summary>
public sealed class RealAwsTests : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    private readonly TcpListener outside = new(IPAddress.Loopback, 0);

    public RealAwsTests() => outside.Start();

    [Fact]
    public async Task A_run_reaches_nothing_outside_of_this_machine()
    {
        var (exit, _, error) = await LocalProgram.RunInAsync(House.Repository.Root, Shell(), "--json", "--logs");

        Assert.True(exit == 0, error);
        Assert.False(outside.Pending());
    }

    [Fact]
    public async Task A_served_stack_reaches_nothing_outside_of_this_machine()
    {
        using var server = await ServerProcess.StartAsync(Shell(), ["--logs"]);
        var (status, answer) = await PublishAsync(server.Url);
        Assert.True(status == 200, answer);

        // The consumer has handled it when it says so.
        await server.SaysAsync("processed").WaitAsync(AtMost, TimeProvider.System);

        Assert.False(outside.Pending());
    }

    public void Dispose() => outside.Dispose();

    private static async Task<(int Status, string Answer)> PublishAsync(string url)
    {
        const string Message = """{"eventType":"USER_SIGNUP","userId":"12345"}""";
        using var answer = await Endpoints.SignedCall.FormAsync(
            url, "sns", $"Action=Publish&TopicArn=arn:aws:sns:eu-west-1:123456789012:dev-users&Message={Uri.EscapeDataString(Message)}");
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Dictionary<string, string> Shell()
    {
        var proxy = $"http://{outside.LocalEndpoint}";
        return new()
        {
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            ["AWS_SESSION_TOKEN"] = "token",
            ["AWS_PROFILE"] = "production",
            ["AWS_ENDPOINT_URL"] = proxy,
            ["AWS_ENDPOINT_URL_DYNAMODB"] = proxy,
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = proxy,
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = proxy,
            ["HTTP_PROXY"] = proxy,
            ["HTTPS_PROXY"] = proxy,
            ["ALL_PROXY"] = proxy,
            ["http_proxy"] = proxy,
            ["https_proxy"] = proxy,
        };
    }
}
