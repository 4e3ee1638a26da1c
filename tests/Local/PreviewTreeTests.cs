using Infra.Settings;
using Local.Declaration;
using Local.Previewing;
using Pulumi;
using Pulumi.Aws.Sqs;
using Spectre.Console;
using Tests.House;

namespace Tests.Local;

public sealed class PreviewTreeTests
{
    [Fact]
    public async Task Children_stand_under_their_parents_with_the_inputs_that_matter()
    {
        var lines = await LinesAsync(() => _ = new Group("group", below => _ = new Queue(
            "jobs",
            new QueueArgs { Name = "test-jobs", VisibilityTimeoutSeconds = 180, MessageRetentionSeconds = 345600 },
            new CustomResourceOptions { Parent = below.Parent, Protect = true })));

        Assert.Equal("pulumi:pulumi:Stack  infra-test", lines[0]);
        Assert.EndsWith("── shop:index:Group  group", lines[1]);
        Assert.EndsWith("── aws:sqs/queue:Queue  test-jobs  visibility 180 s, retention 4d  protected", lines[2]);
        Assert.True(lines[2].IndexOf('a') > lines[1].IndexOf('s'));
    }

    [Fact]
    public async Task The_resources_are_counted_by_type_and_in_all()
    {
        var lines = await LinesAsync(() =>
        {
            _ = new Queue("a");
            _ = new Queue("b");
        });

        Assert.Equal(["2 aws:sqs/queue:Queue", "1 pulumi:pulumi:Stack", "3 resources of 2 types"], lines[^3..]);
    }

    [Fact]
    public async Task A_consumer_has_its_derived_numbers_with_their_reasons_below_it()
    {
        var declared = await DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev"));

        var lines = LinesOf(declared.Recording, declared.Settings.Consumers);

        var derivations = declared.Settings.Consumers.SelectMany(consumer => consumer.Derivations).ToList();
        Assert.NotEmpty(derivations);
        Assert.All(derivations, derivation => Assert.Contains(
            lines, line => line.EndsWith($"── {derivation.Name} {derivation.Value} = {derivation.Formula}", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains("package WelcomeEmail.zip ", StringComparison.Ordinal) && line.EndsWith(" kB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_widened_policy_is_listed_with_its_queue()
    {
        var lines = await LinesAsync(() =>
        {
            var queue = new Queue("jobs", new QueueArgs { Name = "test-jobs" });
            _ = new QueuePolicy("policy", new QueuePolicyArgs { QueueUrl = queue.Url, Policy = """{"Statement":[{"Sid":"TopicsSendWidened"},{"Sid":"Other"},{}]}""" });
            _ = new Queue("inline", new QueueArgs { Name = "test-inline", Policy = """{"Statement":{"Sid":"AllWidened"}}""" });
        });

        var heading = Array.IndexOf(lines, "Widened policies");
        Assert.Equal(["  test-inline  AllWidened", "  test-jobs  TopicsSendWidened"], lines[(heading + 1)..(heading + 3)]);
    }

    [Fact]
    public async Task Nothing_is_widened_where_nothing_is() =>
        Assert.DoesNotContain("Widened policies", await LinesAsync(() => _ = new Queue("a")));

    [Fact]
    public async Task A_secret_is_not_shown()
    {
        var lines = await LinesAsync(() => _ = new Queue("a", new QueueArgs { Name = Output.CreateSecret("hunter2-canary") }));

        Assert.DoesNotContain("hunter2-canary", string.Join('\n', lines));
    }

    private static async Task<string[]> LinesAsync(Action program) => LinesOf(await SmallProgram.RecordAsync(program), []);

    private static string[] LinesOf(Recording recording, IEnumerable<ConsumerSettings> consumers)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 1_000;
        PreviewTree.Write(console, recording, consumers);
        return [.. text.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())];
    }
}
