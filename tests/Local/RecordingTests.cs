using Local;
using Local.Declaration;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Aws.Sqs;
using Tests.House;

namespace Tests.Local;

/// <summary>Urns, parents, protection and dependencies, as Pulumi's engine gives them.</summary>
public sealed class RecordingTests
{
    private const string Stack = "urn:pulumi:test::infra::pulumi:pulumi:Stack::infra-test";

    [Fact]
    public async Task A_urn_holds_the_types_of_all_ancestors_but_the_stack()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            _ = new Queue("top");
            _ = new Group("outer", options => _ = new Group(
                "inner", below => _ = new Queue("deep", null, below), new ComponentResourceOptions { Parent = options.Parent }, "shop:index:Inner"));
        });

        Assert.Equal("urn:pulumi:test::infra::aws:sqs/queue:Queue::top", recording.Of("top").Urn);
        Assert.Equal("urn:pulumi:test::infra::shop:index:Group$shop:index:Inner$aws:sqs/queue:Queue::deep", recording.Of("deep").Urn);
        Assert.Equal("urn:pulumi:test::infra::shop:index:Group$shop:index:Inner::inner", recording.Of("deep").Parent);
        Assert.Equal(Stack, recording.Of("top").Parent);
        Assert.Equal(Stack, recording.Of("outer").Parent);
        Assert.Equal(Stack, recording.Stack.Urn);
        Assert.Null(recording.Stack.Parent);
        Assert.Equal([true, false, false], new[] { "top", "outer", "infra-test" }.Select(name => recording.Of(name).IsCustom));
    }

    [Fact]
    public async Task A_child_of_a_custom_resource_has_its_type_in_the_urn()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            var queue = new Queue("parent");
            _ = new Queue("child", null, new CustomResourceOptions { Parent = queue });
        });

        Assert.Equal("urn:pulumi:test::infra::aws:sqs/queue:Queue$aws:sqs/queue:Queue::child", recording.Of("child").Urn);
    }

    [Fact]
    public async Task Protection_is_inherited_from_a_component_unless_a_child_says_otherwise()
    {
        var recording = await SmallProgram.RecordAsync(() => _ = new Group(
            "kept",
            below =>
            {
                _ = new Queue("inherits", null, below);
                _ = new Queue("refuses", null, new CustomResourceOptions { Parent = below.Parent, Protect = false });
            },
            new ComponentResourceOptions { Protect = true }));

        Assert.Equal([true, true, false, false], new[] { "kept", "inherits", "refuses", "infra-test" }.Select(name => recording.Of(name).Protect));
    }

    [Fact]
    public async Task An_output_in_the_arguments_is_a_dependency_however_deep_it_stands()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            var queue = new Queue("source");
            var other = new Queue("other");
            _ = new Queue("plain", new QueueArgs { RedrivePolicy = queue.Arn.Apply(arn => $"{{\"deadLetterTargetArn\":\"{arn}\"}}") });
            _ = new Queue("tagged", new QueueArgs { Tags = { ["a"] = "b", ["of"] = other.Name } });
            _ = new Pulumi.Aws.Lambda.Function("nested", new()
            {
                Role = "arn:aws:iam::123456789012:role/r",
                Environment = new Pulumi.Aws.Lambda.Inputs.FunctionEnvironmentArgs { Variables = { ["QUEUE"] = queue.Url, ["OTHER"] = other.Url } },
            });
        });

        Assert.Equal([recording.Of("source").Urn], recording.Of("plain").Dependencies);
        Assert.Equal([recording.Of("other").Urn], recording.Of("tagged").Dependencies);
        Assert.Equal([recording.Of("other").Urn, recording.Of("source").Urn], recording.Of("nested").Dependencies);
        Assert.Empty(recording.Of("source").Dependencies);
    }

    [Fact]
    public async Task A_dependency_on_a_component_is_one_on_the_custom_resources_that_it_is_made_of()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            var group = new Group("group", below =>
            {
                var first = new Queue("first", null, below);
                _ = new Queue("below-custom", null, new CustomResourceOptions { Parent = first });
                _ = new Group("inner", inner => _ = new Queue("second", null, inner), new ComponentResourceOptions { Parent = below.Parent });
            });
            _ = new Queue("dependent", null, new CustomResourceOptions { DependsOn = { group } });
        });

        Assert.Equal([recording.Of("first").Urn, recording.Of("second").Urn], recording.Of("dependent").Dependencies.Order(StringComparer.Ordinal));
        Assert.Equal(2, recording.Of("dependent").Dependencies.Count);
    }

    [Fact]
    public async Task Two_resources_with_one_urn_are_refused_as_Pulumi_refuses_them()
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => SmallProgram.RecordAsync(() =>
        {
            _ = new Queue("twice");
            _ = new Queue("twice");
        }));

        Assert.Contains("two resources with the urn urn:pulumi:test::infra::aws:sqs/queue:Queue::twice", refused.Message);
    }

    [Fact]
    public async Task The_same_name_under_two_types_of_component_stays_two_resources()
    {
        var recording = await SmallProgram.RecordAsync(() =>
        {
            _ = new Group("a", below => _ = new Queue("same", new QueueArgs { Name = "one" }, below), type: "shop:index:A");
            _ = new Group("b", below => _ = new Queue("same", new QueueArgs { Name = "two" }, below), type: "shop:index:B");
        });

        var names = recording.Resources.Where(resource => resource.Name == "same").Select(resource => (resource.Urn.Split("::")[2], resource.Text("name")));
        Assert.Equal([("shop:index:A$aws:sqs/queue:Queue", "one"), ("shop:index:B$aws:sqs/queue:Queue", "two")], names);
    }

    [Fact]
    public async Task A_provider_gives_its_region_and_default_tags_to_its_resources()
    {
        var recording = await SmallProgram.RecordAsync(
            () =>
            {
                var frankfurt = new Provider("frankfurt", new()
                {
                    Region = "eu-central-1",
                    DefaultTags = new Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["team"] = "shop", ["stage"] = "test" } },
                });
                _ = new Queue("there", new QueueArgs { Tags = { ["stage"] = "own" } }, new CustomResourceOptions { Provider = frankfurt });
                _ = new Queue("here", new QueueArgs { Tags = { ["stage"] = "own" } });
            },
            ("aws:defaultTags", """{"tags":{"from":"settings"}}"""));

        var there = recording.Of("there");
        Assert.StartsWith("arn:aws:sqs:eu-central-1:123456789012:there-", there.Text("arn"));
        Assert.Equal("eu-central-1", there.Text("region"));
        Assert.Equal([("stage", "own"), ("team", "shop")], TagsOf(there));
        Assert.Equal([("from", "settings"), ("stage", "own")], TagsOf(recording.Of("here")));
        Assert.Equal("urn:pulumi:test::infra::pulumi:providers:aws::frankfurt", recording.Of("frankfurt").Urn);
        Assert.True(recording.Of("frankfurt").IsCustom);
    }

    [Fact]
    public async Task A_resource_that_is_imported_keeps_its_id()
    {
        var recording = await SmallProgram.RecordAsync(() => _ = new Queue(
            "taken-over", new QueueArgs(), new CustomResourceOptions { ImportId = "https://sqs.eu-west-1.amazonaws.com/123456789012/old" }));

        Assert.Equal("https://sqs.eu-west-1.amazonaws.com/123456789012/old", recording.Of("taken-over").Id);
    }

    [Fact]
    public async Task An_item_of_a_list_is_secret_by_itself()
    {
        var recording = await SmallProgram.RecordAsync(() => _ = new Pulumi.Aws.CloudWatch.MetricAlarm("alarm", new()
        {
            ComparisonOperator = "GreaterThanThreshold",
            EvaluationPeriods = 1,
            AlarmActions = { "arn:shown", Output.CreateSecret("arn:hidden") },
        }));

        var actions = recording.Of("alarm").Secrets.Of("alarmActions");
        Assert.Equal([false, true], new[] { "0", "1" }.Select(item => actions.Of(item).IsSecret));
    }

    [Fact]
    public async Task A_component_shows_what_it_registered()
    {
        var recording = await SmallProgram.RecordAsync(() => _ = new Group("group"));

        Assert.Equal("group group", recording.Of("group").Outputs["label"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task In_a_real_stack_every_parent_and_every_dependency_exists(string stack)
    {
        var resources = (await DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, stack))).Recording.Resources;

        var custom = resources.Where(resource => resource.IsCustom).Select(resource => resource.Urn).ToHashSet();
        var all = resources.Select(resource => resource.Urn).ToHashSet();
        Assert.Equal(resources.Count, all.Count);
        Assert.All(resources.Where(resource => resource.Type != "pulumi:pulumi:Stack"), resource => Assert.Contains(resource.Parent!, all));
        Assert.All(resources, resource => Assert.All(resource.Dependencies, dependency => Assert.Contains(dependency, custom)));
        Assert.All(resources, resource => Assert.DoesNotContain(resource.Urn, resource.Dependencies));
        Assert.Contains(resources, resource => resource.Dependencies.Count > 0);
        Assert.All(
            resources.Where(resource => resource.Type == "aws:sqs/queue:Queue"),
            queue => Assert.StartsWith("https://sqs.eu-west-1.amazonaws.com/", queue.Text("url")));
    }

    private static IEnumerable<(string, string)> TagsOf(RecordedResource resource) =>
        ((IEnumerable<KeyValuePair<string, object>>)resource.Outputs["tagsAll"]).Select(tag => (tag.Key, (string)tag.Value)).Order();
}
