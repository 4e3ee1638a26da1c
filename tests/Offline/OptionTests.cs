using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class OptionTests
{
    private sealed class Provider(string name, CustomResourceOptions? options = null)
        : ProviderResource("test", name, ResourceArgs.Empty, options);

    [Fact]
    public async Task A_resource_waits_for_what_it_depends_on()
    {
        var gate = new TaskCompletionSource();
        var mocks = new SlowMocks(gate.Task);
        await Under.Mocks(mocks, () =>
        {
            var slow = new Bucket("slow");
            new Bucket("after", null, new CustomResourceOptions { DependsOn = slow });
            new Bucket("beside");
            gate.SetResult();
        });

        Assert.Equal(["beside", "slow", "after"], mocks.Finished);
    }

    [Fact]
    public async Task Who_depends_on_a_component_waits_for_its_children()
    {
        var gate = new TaskCompletionSource();
        var mocks = new SlowMocks(gate.Task);
        await Under.Mocks(mocks, () =>
        {
            var group = new Group("g", children: outer =>
                new Group("inner", new ComponentResourceOptions { Parent = outer }, inner =>
                    new Bucket("slow", null, new CustomResourceOptions { Parent = inner })));
            new Bucket("after", null, new CustomResourceOptions { DependsOn = { group } });
            gate.SetResult();
        });

        Assert.Equal(["slow", "after"], mocks.Finished.Where(name => name is "slow" or "after"));
    }

    [Fact]
    public async Task The_urn_names_the_type_of_the_root_above_the_parent()
    {
        Bucket child = null!;
        await Under.Mocks(() => new Group("g", children: group =>
            child = new Bucket("b", null, new CustomResourceOptions { Parent = group })));

        // The engine would say Stack$Group$Bucket here; the official mocks keep the first type only.
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Bucket::b",
            await OutputUtilities.GetValueAsync(child.Urn));
    }

    [Fact]
    public async Task Transformations_change_arguments_and_go_down_to_children()
    {
        var mocks = new RecordingMocks();
        var order = new List<string>();
        ResourceTransformation Add(string mark) => args =>
        {
            order.Add($"{mark}:{args.Resource.GetResourceName()}");
            return args.Args is BucketArgs ? new ResourceTransformationResult(new BucketArgs { Label = mark }, args.Options) : null;
        };
        await Under.Mocks(mocks, () => new Group(
            "g",
            new ComponentResourceOptions { ResourceTransformations = { Add("outer") } },
            group => new Bucket("b", new BucketArgs(), new CustomResourceOptions
            {
                Parent = group,
                ResourceTransformations = { Add("own") },
            })));

        Assert.Equal(["outer:g", "own:b", "outer:b"], order);
        Assert.Equal("outer", mocks.Of("b").Inputs["label"]);
    }

    [Fact]
    public async Task A_transformation_cannot_move_a_resource()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Under.Mocks(() =>
        {
            var other = new Group("other");
            new Bucket("b", null, new CustomResourceOptions
            {
                ResourceTransformations = { args => new(args.Args, new CustomResourceOptions { Parent = other }) },
            });
        }));

        Assert.Contains("Transformations cannot currently be used to change the 'parent' of a resource.", failure.Message);
    }

    [Fact]
    public async Task The_stack_s_transformations_reach_every_resource()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<TransformingStack>(mocks, Under.Update);

        Assert.Equal("by the stack", mocks.Of("b").Inputs["label"]);
    }

    private sealed class TransformingStack : Stack
    {
        public TransformingStack()
            : base(new StackOptions
            {
                ResourceTransformations =
                {
                    args => args.Args is BucketArgs
                        ? new ResourceTransformationResult(new BucketArgs { Label = "by the stack" }, args.Options)
                        : null,
                },
            })
        {
            new Bucket("b", new BucketArgs());
        }
    }

    [Fact]
    public async Task A_provider_is_named_by_urn_and_id_and_inherited()
    {
        var mocks = new RecordingMocks();
        await Under.Mocks(mocks, () =>
        {
            var provider = new Provider("p");
            new Bucket("own", null, new CustomResourceOptions { Provider = provider });
            new Group("g", new ComponentResourceOptions { Providers = { provider } }, group =>
                new Bucket("inherited", null, new CustomResourceOptions { Parent = group }));
            new Bucket("without");
        });

        const string reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::p::p_id";
        Assert.Equal(reference, mocks.Of("own").Provider);
        Assert.Equal(reference, mocks.Of("inherited").Provider);
        Assert.Equal("", mocks.Of("without").Provider);
    }

    [Fact]
    public async Task One_provider_and_several_at_once_are_refused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Under.Mocks(() =>
        {
            var provider = new Provider("p");
            new Group("g", new ComponentResourceOptions { Provider = provider, Providers = { provider } });
        }));

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", failure.Message);
    }

    [Fact]
    public async Task The_options_given_are_not_changed()
    {
        var options = new CustomResourceOptions();
        await Under.Mocks(() =>
        {
            var group = new Group("g", new ComponentResourceOptions { Protect = true });
            options.Parent = group;
            new Bucket("b", null, options);
        });

        Assert.Null(options.Protect);
    }

    [Fact]
    public async Task Merged_options_take_the_second_s_values_and_both_lists()
    {
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions
            {
                Protect = true,
                Version = "1",
                IgnoreChanges = { "a" },
                AdditionalSecretOutputs = { "x" },
                Aliases = { new Alias { Name = "old" } },
                RetainOnDelete = true,
            },
            new CustomResourceOptions
            {
                Protect = false,
                IgnoreChanges = { "b" },
                AdditionalSecretOutputs = { "y" },
                ImportId = "i",
                DeleteBeforeReplace = true,
                ReplaceOnChanges = { "r" },
            });

        Assert.Equal((false, "1", "i", true, true),
            (merged.Protect, merged.Version, merged.ImportId, merged.DeleteBeforeReplace, merged.RetainOnDelete));
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["x", "y"], merged.AdditionalSecretOutputs);
        Assert.Equal(["r"], merged.ReplaceOnChanges);
        Assert.Equal("old", (await OutputUtilities.GetValueAsync(Assert.Single(merged.Aliases).ToOutput())).Name is { } name
            ? await OutputUtilities.GetValueAsync(name.ToOutput())
            : null);
    }

    [Fact]
    public async Task Merging_joins_dependencies_and_leaves_both_options_alone()
    {
        Bucket a = null!, b = null!;
        await Under.Mocks(() =>
        {
            a = new Bucket("a");
            b = new Bucket("b");
        });
        var first = new CustomResourceOptions { DependsOn = { a }, IgnoreChanges = { "x" } };
        var second = new CustomResourceOptions { DependsOn = { b } };
        var merged = CustomResourceOptions.Merge(first, second);
        merged.IgnoreChanges.Add("y");

        Assert.Equal([a, b], (await OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput())).AsEnumerable());
        Assert.Equal([a], (await OutputUtilities.GetValueAsync(first.DependsOn.ToOutput())).AsEnumerable());
        Assert.Equal(["x"], first.IgnoreChanges);
    }

    [Fact]
    public async Task Merged_component_options_keep_the_last_provider_of_a_package()
    {
        Provider a = null!, b = null!;
        await Under.Mocks(() =>
        {
            a = new Provider("a");
            b = new Provider("b");
        });
        var merged = ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Providers = { a } },
            new ComponentResourceOptions { Providers = { b } });

        Assert.Equal([b], merged.Providers);
        Assert.NotNull(ComponentResourceOptions.Merge(null, null));
    }

    [Fact]
    public async Task An_alias_that_contradicts_itself_fails()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Under.Mocks(() => new Bucket(
            "b", null, new CustomResourceOptions { Aliases = { new Alias { Urn = "urn:x", Name = "y" } } })));

        Assert.Contains("Alias should not specify both Urn and Name", failure.Message);
    }

    [Fact]
    public async Task A_urn_is_put_together_from_its_parts()
    {
        var urn = await Under.Mocks(() => OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C")));
        var below = await Under.Mocks(() => OutputUtilities.GetValueAsync(Urn.Create("m", "a:b:D", parentUrn: urn)));

        Assert.Equal("urn:pulumi:stack::project::a:b:C::n", urn);
        Assert.Equal("urn:pulumi:stack::project::a:b:C$a:b:D::m", below);
    }

    /// <summary>Keeps resources named "slow" back until the gate opens.</summary>
    private sealed class SlowMocks(Task gate) : IMocks
    {
        private readonly List<string> _finished = [];

        public IReadOnlyList<string> Finished => _finished;

        public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            if (args.Name == "slow")
            {
                await gate;
                // Far enough behind the gate that what does not wait for this resource is through.
                for (var turn = 0; turn < 100; turn++)
                {
                    await Task.Yield();
                }
            }

            lock (_finished)
            {
                _finished.Add(args.Name!);
            }

            return (args.Name, args.Inputs);
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
