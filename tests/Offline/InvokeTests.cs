using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class InvokeTests
{
    private const string Token = "test:index:getRegion";

    private sealed class RegionArgs : InvokeArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    [OutputType]
    private sealed class Region
    {
        public readonly string Id;
        public readonly ImmutableArray<string> Zones;

        [OutputConstructor]
        private Region(string id, ImmutableArray<string> zones)
        {
            Id = id;
            Zones = zones;
        }
    }

    private static RecordingMocks Answering() => new()
    {
        AnswerCall = args => new Dictionary<string, object>
        {
            ["id"] = args.Args.GetValueOrDefault("name") ?? "none",
            ["zones"] = new[] { "a", "b" },
        },
    };

    [Fact]
    public async Task A_function_answers_with_its_typed_result()
    {
        var mocks = Answering();
        var region = await Under.Mocks(
            () => Deployment.Instance.InvokeAsync<Region>(Token, new RegionArgs { Name = "eu" }), mocks: mocks);

        Assert.Equal(("eu", "b"), (region.Id, region.Zones[1]));
        var call = Assert.Single(mocks.Calls);
        Assert.Equal((Token, "", "eu"), (call.Token, call.Provider, call.Args["name"]));
    }

    [Fact]
    public async Task A_function_with_outputs_depends_on_what_its_arguments_depend_on()
    {
        Bucket bucket = null!;
        Output<Region> region = null!;
        await Under.Mocks(Answering(), () =>
        {
            bucket = new Bucket("b", new BucketArgs { Label = "eu" });
            region = Deployment.Instance.Invoke<Region>(Token, new RegionArgs { Name = bucket.Label });
        });

        Assert.Equal("eu", (await OutputUtilities.GetValueAsync(region)).Id);
        Assert.Equal([bucket], await OutputUtilities.GetDependenciesAsync(region));
    }

    [Fact]
    public async Task With_unknown_arguments_a_function_is_not_called()
    {
        var mocks = Answering();
        var isKnown = await Under.Mocks(
            () => OutputUtilities.GetIsKnownAsync(Deployment.Instance.Invoke<Region>(
                Token, new RegionArgs { Name = OutputUtilities.CreateUnknown("?") })),
            mocks: mocks);

        Assert.False(isKnown);
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task A_function_waits_for_what_it_depends_on()
    {
        Bucket bucket = null!;
        Output<Region> region = null!;
        await Under.Mocks(Answering(), () =>
        {
            bucket = new Bucket("b");
            region = Deployment.Instance.Invoke<Region>(
                Token, new RegionArgs(), new InvokeOutputOptions { DependsOn = { bucket } });
        });

        Assert.Equal([bucket], await OutputUtilities.GetDependenciesAsync(region));
    }

    [Fact]
    public async Task A_function_is_not_called_before_what_it_depends_on_has_an_id()
    {
        Output<Region> region = null!;
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        await Under.Mocks(mocks, () => region = Deployment.Instance.Invoke<Region>(
            Token, new RegionArgs(), new InvokeOutputOptions { DependsOn = { new Bucket("b") } }));

        Assert.False(await OutputUtilities.GetIsKnownAsync(region));
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task Arguments_without_a_class_are_names_and_values()
    {
        var mocks = Answering();
        var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("name", Output.Create("eu")));
        var region = await Under.Mocks(() => Deployment.Instance.InvokeAsync<Region>(Token, args), mocks: mocks);

        Assert.Equal("eu", region.Id);
    }

    [Fact]
    public async Task A_single_result_is_taken_out_of_its_object()
    {
        var mocks = new RecordingMocks { AnswerCall = _ => new Dictionary<string, object> { ["any"] = "one" } };

        Assert.Equal("one", await Under.Mocks(
            () => Deployment.Instance.InvokeSingleAsync<string>(Token, InvokeArgs.Empty), mocks: mocks));
        Assert.Equal("one", await Under.Mocks(
            () => OutputUtilities.GetValueAsync(Deployment.Instance.InvokeSingle<string>(Token, InvokeArgs.Empty)), mocks: mocks));
    }

    [Fact]
    public async Task A_method_gets_its_resource_among_the_arguments()
    {
        var mocks = Answering();
        await Under.Mocks(mocks, () =>
        {
            var bucket = new Bucket("b");
            Deployment.Instance.Call<Region>("test:index:Bucket/region", CallArgs.Empty, bucket);
        });

        Assert.Equal("b", Assert.IsType<Bucket>(Assert.Single(mocks.Calls).Args["__self__"]).GetResourceName());
    }

    [Fact]
    public async Task A_failing_function_fails_its_caller()
    {
        var mocks = new RecordingMocks { AnswerCall = _ => throw new FormatException("no such region") };
        var failure = await Assert.ThrowsAsync<RunException>(() => Under.Mocks(
            () => Deployment.Instance.InvokeAsync<Region>(Token, new RegionArgs()), mocks: mocks));

        Assert.Contains("System.FormatException: no such region", failure.Message);
    }
}
