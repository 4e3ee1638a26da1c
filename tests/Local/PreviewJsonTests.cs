using System.Text.Json;
using Local.Declaration;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sqs;
using Tests.House;

namespace Tests.Local;

public sealed class PreviewJsonTests
{
    private const string Canary = "hunter2-canary";

    [Fact]
    public async Task A_resource_has_exactly_the_documented_properties()
    {
        var queue = SmallProgram.InJson(await SmallProgram.RecordAsync(() => _ = new Queue("q", new QueueArgs { Name = "jobs", DelaySeconds = 30 })), "q");

        Assert.Equal(
            ["custom", "dependencies", "inputs", "name", "outputs", "parent", "protect", "type", "urn"],
            queue.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal("""{"delaySeconds":30,"name":"jobs"}""", JsonSerializer.Serialize(queue.GetProperty("inputs")));
        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/123456789012/jobs", queue.GetProperty("outputs").GetProperty("url").GetString());
        Assert.Equal(30, queue.GetProperty("outputs").GetProperty("delaySeconds").GetInt32());
    }

    [Fact]
    public async Task The_stack_has_no_parent_and_its_outputs_are_the_objects()
    {
        var recording = await Recording.OfAsync(SmallProgram.FileOf("infra"), options => new OutputStack(options));

        using var json = JsonDocument.Parse(SmallProgram.JsonOf(recording));
        Assert.Equal(["resources", "outputs"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("plain", json.RootElement.GetProperty("outputs").GetProperty("shown").GetString());
        Assert.Equal("***", json.RootElement.GetProperty("outputs").GetProperty("hidden").GetProperty("$secret").GetString());
        Assert.Equal(JsonValueKind.Null, SmallProgram.InJson(recording, "infra-test").GetProperty("parent").ValueKind);
    }

    [Fact]
    public async Task A_secret_of_the_program_is_shown_nowhere()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            var secret = Output.CreateSecret(Canary);
            var queue = new Queue("named", new QueueArgs { Name = secret });
            _ = new Queue("made-of", new QueueArgs { Policy = queue.Arn.Apply(arn => $$"""{"Resource":"{{arn}}"}""") });
            _ = new Queue("tagged", new QueueArgs { Tags = { ["token"] = secret } });
            _ = new Function("nested", new FunctionArgs
            {
                Role = "arn:aws:iam::123456789012:role/r",
                Environment = new FunctionEnvironmentArgs { Variables = { ["STAGE"] = "test", ["TOKEN"] = secret } },
            });
            _ = new Pulumi.Aws.Provider("provider", new() { SecretKey = Canary });
        });

        Assert.DoesNotContain(Canary, SmallProgram.JsonOf(recording));
        var hidden = SmallProgram.InJson(recording, "nested").GetProperty("inputs").GetProperty("environment").GetProperty("variables");
        Assert.Equal("""{"STAGE":"test","TOKEN":{"$secret":"***"}}""", JsonSerializer.Serialize(hidden));
        Assert.Equal(
            """{"$secret":"***"}""", JsonSerializer.Serialize(SmallProgram.InJson(recording, "provider").GetProperty("inputs").GetProperty("secretKey")));
        // What only follows from a secret is hidden as well.
        Assert.Equal("""{"$secret":"***"}""", JsonSerializer.Serialize(SmallProgram.InJson(recording, "named").GetProperty("outputs").GetProperty("url")));
    }

    [Fact]
    public async Task A_secret_of_the_settings_is_shown_nowhere()
    {
        var recording = await SmallProgram.RecordAsync(
            () => _ = new Queue("q", new QueueArgs { Tags = { ["token"] = new Config("infra").RequireSecret("token") } }),
            ("infra:token", Canary));

        Assert.DoesNotContain(Canary, SmallProgram.JsonOf(recording));
    }

    [Fact]
    public async Task Secret_default_tags_of_a_provider_are_shown_on_no_resource()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            var provider = new Pulumi.Aws.Provider("tagging", new()
            {
                DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["token"] = Output.CreateSecret(Canary) } },
            });
            _ = new Queue("q", new QueueArgs(), new CustomResourceOptions { Provider = provider });
        });

        Assert.DoesNotContain(Canary, SmallProgram.JsonOf(recording));
    }

    [Fact]
    public async Task An_additional_secret_output_is_hidden()
    {
        var recording = await SmallProgram.RecordAsync(
            () => _ = new Queue("q", new QueueArgs { Name = "jobs" }, new CustomResourceOptions { AdditionalSecretOutputs = { "url" } }));

        Assert.Equal("""{"$secret":"***"}""", JsonSerializer.Serialize(SmallProgram.InJson(recording, "q").GetProperty("outputs").GetProperty("url")));
    }

    [Fact]
    public async Task Archives_and_assets_say_what_they_are_and_paths_begin_at_the_repository()
    {
        var outside = Path.Combine(Path.GetTempPath(), "outside.zip").Replace('\\', '/');
        var recording = await SmallProgram.RecordAsync(() =>
        {
            Declare("inside", new FileArchive(Path.Combine(Repository.Root, "artifacts", "some.zip")));
            Declare("outside", new FileArchive(outside));
            Declare("remote", new RemoteArchive("https://example.com/a.zip"));
            Declare("parts", new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a.txt"] = new StringAsset("text"), ["b"] = new FileAsset(outside) }));
        });

        Assert.Equal("""{"$archive":{"path":"artifacts/some.zip"}}""", CodeOf("inside"));
        Assert.Equal($$$"""{"$archive":{"path":"{{{outside}}}"}}""", CodeOf("outside"));
        Assert.Equal("""{"$archive":{"uri":"https://example.com/a.zip"}}""", CodeOf("remote"));
        Assert.Equal("""{"$archive":{"assets":{"a.txt":{"$asset":{"text":"text"}},"b":{"$asset":{"path":"OUTSIDE"}}}}}""".Replace("OUTSIDE", outside), CodeOf("parts"));

        string CodeOf(string name) => JsonSerializer.Serialize(SmallProgram.InJson(recording, name).GetProperty("inputs").GetProperty("code"));

        static void Declare(string name, Archive code) => _ = new Function(name, new FunctionArgs { Role = "arn:aws:iam::123456789012:role/r", Code = code });
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Two_runs_print_the_same_bytes(string stack)
    {
        var file = StackFile.Read(Repository.Root, stack);

        var first = SmallProgram.JsonOf((await DeclaredStack.DeclareAsync(file)).Recording);
        var second = SmallProgram.JsonOf((await DeclaredStack.DeclareAsync(file)).Recording);

        Assert.Equal(first, second);
        using var json = JsonDocument.Parse(first);
        var urns = json.RootElement.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("urn").GetString()).ToList();
        Assert.Equal(urns.Order(StringComparer.Ordinal), urns);
        Assert.DoesNotContain(Repository.Root, first);
    }

    private sealed class OutputStack : Stack
    {
        public OutputStack(StackOptions options)
            : base(options)
        {
            Shown = Output.Create("plain");
            Hidden = Output.CreateSecret(Canary);
        }

        [Output("shown")]
        public Output<string> Shown { get; private set; }

        [Output("hidden")]
        public Output<string> Hidden { get; private set; }
    }
}
