using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class MockTests
{
    private static Task<T> Value<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    [Fact]
    public async Task A_mocked_resource_gets_its_id_from_the_mock()
    {
        Bucket bucket = null!;
        await Under.Mocks(() => bucket = new Bucket("logs"));

        Assert.Equal("logs_id", await Value(bucket.Id));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Bucket::logs", await Value(bucket.Urn));
        Assert.Equal(("test:index:Bucket", "logs"), (bucket.GetResourceType(), bucket.GetResourceName()));
    }

    [Fact]
    public async Task A_mock_sees_inputs_as_plain_values_with_every_number_a_double()
    {
        var mocks = new RecordingMocks();
        await Under.Mocks(mocks, () => new Bucket("logs", new BucketArgs
        {
            Label = Output.CreateSecret("secret"),
            Size = 3,
            Flag = true,
            Zones = { "a", Output.Create("b") },
            Tags = { { "k", "v" } },
            Rule = new BucketRuleArgs { Days = 7 },
            Mode = BucketMode.Fast,
            Either = 1.5,
            Anything = DayOfWeek.Monday,
        }));

        var seen = mocks.Of("logs");
        Assert.Equal("secret", seen.Inputs["label"]);
        Assert.Equal(3.0, seen.Inputs["size"]);
        Assert.Equal(true, seen.Inputs["flag"]);
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(seen.Inputs["zones"]).AsEnumerable());
        Assert.Equal("v", Assert.IsType<ImmutableDictionary<string, object>>(seen.Inputs["tags"])["k"]);
        Assert.Equal(7.0, Assert.IsType<ImmutableDictionary<string, object>>(seen.Inputs["rule"])["days"]);
        Assert.Equal("fast", seen.Inputs["mode"]);
        Assert.Equal(1.5, seen.Inputs["either"]);
        Assert.Equal(1.0, seen.Inputs["anything"]);
        Assert.Equal(("", ""), (seen.Provider, seen.Id));
    }

    [Fact]
    public async Task What_is_not_given_is_not_there_and_empty_lists_are()
    {
        var mocks = new RecordingMocks();
        await Under.Mocks(mocks, () =>
        {
            new Bucket("none", new BucketArgs());
            new Bucket("empty", new BucketArgs { Zones = [], Tags = [] });
        });

        Assert.Empty(mocks.Of("none").Inputs);
        Assert.Equal(["tags", "zones"], mocks.Of("empty").Inputs.Keys.Order());
    }

    [Fact]
    public async Task Json_arguments_are_one_text()
    {
        var mocks = new RecordingMocks();
        await Under.Mocks(mocks, () => new Bucket("logs", new BucketArgs
        {
            Policy = new BucketRuleArgs { Days = 1, Prefix = "<\"x\"\n" },
        }));

        Assert.Equal("""{ "days": 1, "prefix": "\u003c\"x\"\n" }""", mocks.Of("logs").Inputs["policy"]);
    }

    [Fact]
    public async Task The_answer_of_the_mock_becomes_typed_outputs()
    {
        Bucket bucket = null!;
        var mocks = new RecordingMocks
        {
            Answer = args => ("i", new Dictionary<string, object>
            {
                ["label"] = "l",
                ["size"] = 3,
                ["ratio"] = 0.5,
                ["tags"] = new Dictionary<string, object> { ["k"] = "v" },
                ["zones"] = new[] { "a", "b" },
                ["rule"] = new Dictionary<string, object> { ["days"] = 7, ["prefix"] = "p" },
                ["mode"] = "fast",
                ["either"] = 2,
                ["source"] = new StringAsset("text"),
            }),
        };
        await Under.Mocks(mocks, () => bucket = new Bucket("logs"));

        Assert.Equal("l", await Value(bucket.Label));
        Assert.Equal(3, await Value(bucket.Size));
        Assert.Equal(0.5, await Value(bucket.Ratio));
        Assert.Equal("v", (await Value(bucket.Tags))!["k"]);
        Assert.Equal(["a", "b"], (await Value(bucket.Zones)).AsEnumerable());
        Assert.Equal((7, "p"), ((await Value(bucket.Rule))!.Days, (await Value(bucket.Rule))!.Prefix));
        Assert.Equal("fast", (await Value(bucket.Mode)).ToString());
        Assert.Equal(2.0, (await Value(bucket.Either)).AsT1);
        Assert.IsType<StringAsset>(await Value(bucket.Source));
    }

    [Fact]
    public async Task An_answer_of_the_wrong_type_is_left_out()
    {
        Bucket bucket = null!;
        var mocks = new RecordingMocks
        {
            Answer = args => ("i", new Dictionary<string, object> { ["label"] = 1, ["size"] = "big", ["zones"] = "a" }),
        };
        await Under.Mocks(mocks, () => bucket = new Bucket("logs"));

        Assert.Null(await Value(bucket.Label));
        Assert.Equal(0, await Value(bucket.Size));
        Assert.True((await Value(bucket.Zones)).IsDefault);
    }

    [Fact]
    public async Task Outputs_depend_on_their_resource()
    {
        Bucket bucket = null!;
        await Under.Mocks(() => bucket = new Bucket("logs", new BucketArgs { Label = "l" }));
        var derived = Output.Tuple(bucket.Label, Output.Create(1)).Apply(both => both.Item1);

        Assert.Equal([bucket], await OutputUtilities.GetDependenciesAsync(derived));
    }

    [Fact]
    public async Task A_secret_input_comes_back_plain_unless_the_mock_says_otherwise()
    {
        Bucket echoed = null!;
        Bucket secret = null!;
        var mocks = new RecordingMocks
        {
            Answer = args => ("i", args.Name == "secret"
                ? new Dictionary<string, object> { ["label"] = Output.CreateSecret("s") }
                : args.Inputs),
        };
        await Under.Mocks(mocks, () =>
        {
            echoed = new Bucket("echoed", new BucketArgs { Label = Output.CreateSecret("s") });
            secret = new Bucket("secret");
        });

        Assert.False(await Output.IsSecretAsync(echoed.Label));
        Assert.True(await Output.IsSecretAsync(secret.Label));
    }

    [Fact]
    public async Task A_reference_to_a_resource_arrives_as_that_resource()
    {
        var mocks = new RecordingMocks();
        Bucket second = null!;
        await Under.Mocks(mocks, () =>
        {
            var first = new Bucket("first", new BucketArgs { Label = "one" });
            second = new Bucket("second", new BucketArgs { Peer = first });
        });

        var seen = Assert.IsType<Bucket>(mocks.Of("second").Inputs["peer"]);
        Assert.Equal("first", seen.GetResourceName());
        Assert.Equal("one", await Value((await Value(second.Peer))!.Label));
        Assert.Equal("first_id", await Value(seen.Id));
    }

    [Fact]
    public async Task Components_are_asked_for_too_and_the_stack_is_not()
    {
        var mocks = new RecordingMocks();
        var resources = await Under.Mocks(mocks, () =>
        {
            new Group("g", children: group => new Bucket("b", null, new CustomResourceOptions { Parent = group }));
        });

        Assert.Equal(["g", "b"], mocks.Resources.Select(args => args.Name));
        Assert.Equal(["g", "b"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task Registered_outputs_are_shown_with_their_facts()
    {
        var mocks = new RecordingMocks();
        await Under.Mocks(mocks, () => new Group("g"));

        var group = mocks.Registered.Single(request => request.Urn.EndsWith("::g", StringComparison.Ordinal));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::g", group.Urn);
        Assert.Equal("a group", await Value(group.Outputs["title"]));
        Assert.Contains(mocks.Registered, request => request.Urn == "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack");
    }

    [Fact]
    public async Task The_id_of_an_existing_resource_is_passed_on_and_kept()
    {
        var mocks = new RecordingMocks();
        Bucket read = null!;
        Bucket imported = null!;
        await Under.Mocks(mocks, () =>
        {
            read = new Bucket("read", null, new CustomResourceOptions { Id = "old" });
            imported = new Bucket("imported", null, new CustomResourceOptions { ImportId = "old" });
        });

        Assert.Equal(("old", "old"), (mocks.Of("read").Id, mocks.Of("imported").Id));
        Assert.Equal("old", await Value(read.Id));
        Assert.Equal("imported_id", await Value(imported.Id));
    }

    [Fact]
    public async Task Resources_with_plain_arguments_are_registered_in_the_order_of_the_program()
    {
        var mocks = new RecordingMocks();
        var resources = await Under.Mocks(mocks, () =>
        {
            for (var number = 0; number < 50; number++)
            {
                new Bucket($"b{number}", new BucketArgs { Size = number });
            }
        });

        var expected = Enumerable.Range(0, 50).Select(number => $"b{number}").ToList();
        Assert.Equal(expected, mocks.Resources.Select(args => args.Name));
        Assert.Equal(expected, resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task A_mocking_library_can_be_the_mock()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => (args.Name, args.Inputs));
        mocks.Setup(mock => mock.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);
        await Under.Mocks(mocks.Object, () => new Bucket("logs"));

        mocks.Verify(mock => mock.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Name == "logs")), Times.Once);
    }

    [Fact]
    public async Task Two_deployments_at_a_time_do_not_see_each_other()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Under.Mocks(
            async () =>
            {
                await Task.Yield();
                new Bucket("same");
                return Deployment.Instance.StackName;
            },
            new TestOptions { StackName = $"s{number}" })));

        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"s{number}"), names);
    }
}
