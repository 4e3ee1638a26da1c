using System.Diagnostics;
using System.Text.Json;
using Local.Endpoints;
using Local.Hosting;
using Local.Serving;
using Tests.House;
using Tests.Local.Processes;

namespace Tests.Clients;

/// <summary>Official SDKs of other languages against an empty account, over HTTP.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private const string Region = "eu-west-1";

    private readonly LocalCloud cloud = new(region => LocalCloud.Empty(TimeProvider.System, "000000000000", region));
    private AwsEndpoint? endpoint;

    public async Task InitializeAsync() => endpoint = await AwsEndpoint.StartAsync(cloud.AnswerAsync);

    public async Task DisposeAsync()
    {
        await endpoint!.DisposeAsync();
        cloud.Dispose();
    }

    [ClientSdkFact]
    public async Task The_guides_producer_publishes_its_event()
    {
        var world = cloud[Region];
        var queue = world.Ask(() => world.World.CreateQueue(new() { Name = "signups" }));
        var topic = world.Ask(() => world.World.Topics.Create("users", new Dictionary<string, string>(), []));
        world.Deliver(() => world.World.Subscriptions.Subscribe(
            topic, "sqs", world.World.ArnOf(queue), new Dictionary<string, string> { ["RawMessageDelivery"] = "true" }));

        var id = await RunAsync("node", "guide.cjs", topic);

        Assert.True(Guid.TryParse(id.Trim(), out _), id);
        var message = Assert.Single(world.Ask(() => world.World.MessagesIn(queue)));
        Assert.Equal("""{"eventType":"USER_SIGNUP","userId":"12345"}""", message.Body);
    }

    [ClientSdkFact]
    public async Task The_SDK_for_JavaScript_sends_publishes_receives_and_deletes()
    {
        var printed = JsonDocument.Parse(await RunAsync("node", "roundtrip.mjs")).RootElement;

        Assert.Equal(["published", "sent ü"], printed.GetProperty("bodies").EnumerateArray().Select(body => body.GetString()));
        Assert.Equal(("a", 2), (printed.GetProperty("kind").GetString(), printed.GetProperty("deleted").GetInt32()));
    }

    [Boto3Fact]
    public async Task Boto3_subscribes_with_a_filter_and_receives_what_it_lets_through()
    {
        var printed = JsonDocument.Parse(await RunAsync("python3", "roundtrip.py")).RootElement;

        Assert.Equal(["of kind a"], printed.GetProperty("bodies").EnumerateArray().Select(body => body.GetString()));
        Assert.Equal("000000000000", printed.GetProperty("account").GetString());
        Assert.Contains("NonExistentQueue", printed.GetProperty("refused").GetString());
    }

    private async Task<string> RunAsync(string program, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(ClientSdkFactAttribute.Folder, script));
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var (name, value) in new SimulatedAws(endpoint!.Url, Region).Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    /// <summary>A fact about the SDKs for JavaScript; skipped where they are not installed for the tests of this checkout.</summary>
    private sealed class ClientSdkFactAttribute : FactAttribute
    {
        public ClientSdkFactAttribute() => Skip = Directory.Exists(Path.Combine(Folder, "node_modules", "aws-sdk"))
            ? Installed.Reason("node")
            : "Run `npm ci --prefix tests/Clients` to have the AWS SDKs for JavaScript.";

        public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Clients").Replace('\\', '/');
    }
}
