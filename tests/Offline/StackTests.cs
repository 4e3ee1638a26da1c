using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class StackTests
{
    private class TwoOutputs : Stack
    {
        public TwoOutputs()
        {
            var bucket = new Bucket("b", new BucketArgs { Label = "l" });
            Label = bucket.Label;
        }

        [Output("label")]
        public Output<string> Label { get; private set; }

        [Output]
        public Output<int> Number { get; private set; } = Output.Create(1);
    }

    private sealed class Unassigned : Stack
    {
        [Output("one")]
        public Output<string>? One { get; } = null;

        [Output]
        public Output<string>? Two { get; } = null;
    }

    private sealed class NotAnOutput : Stack
    {
        [Output("text")]
        public string Text { get; } = "plain";
    }

    private sealed class FromServices : Stack
    {
        public FromServices(string label)
        {
            Label = new Bucket("b", new BucketArgs { Label = label }).Label;
        }

        [Output]
        public Output<string> Label { get; }
    }

    [Fact]
    public async Task The_stack_is_the_first_resource_and_has_its_outputs()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestAsync<TwoOutputs>(mocks, Under.Update);

        var stack = Assert.IsType<TwoOutputs>(resources[0]);
        Assert.Equal(2, resources.Length);
        Assert.Equal("project-stack", stack.GetResourceName());
        Assert.Equal("l", await OutputUtilities.GetValueAsync(stack.Label));
    }

    [Fact]
    public async Task Stack_outputs_are_registered_by_name()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<TwoOutputs>(mocks, Under.Update);

        var registered = Assert.Single(mocks.Registered);
        Assert.Equal(["Number", "label"], registered.Outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(registered.Outputs["Number"]));
    }

    [Fact]
    public async Task Outputs_without_a_value_are_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Unassigned>(new RecordingMocks()));

        Assert.Equal(
            "Output(s) 'one, Two' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            failure.Message);
    }

    [Fact]
    public async Task Outputs_of_another_type_are_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<NotAnOutput>(new RecordingMocks()));

        Assert.Equal(
            "Output(s) 'text' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            failure.Message);
    }

    [Fact]
    public async Task A_function_returns_its_outputs_to_the_test()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), Under.Update, () =>
            new Dictionary<string, object?> { ["id"] = new Bucket("b").Id, ["plain"] = 1 });

        Assert.Equal("b", Assert.Single(resources).GetResourceName());
        Assert.Equal("b_id", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["id"])));
        Assert.Equal(1, outputs["plain"]);
    }

    [Fact]
    public async Task An_asynchronous_function_returns_its_outputs_too()
    {
        var (resources, outputs) = await Deployment.TestAsync(
            new RecordingMocks(),
            Under.Update,
            async Task<IDictionary<string, object?>> () =>
            {
                await Task.Yield();
                return new Dictionary<string, object?> { ["id"] = new Bucket("b").Id };
            });

        Assert.Single(resources);
        Assert.True(outputs.ContainsKey("id"));
    }

    [Fact]
    public async Task A_stack_can_come_from_a_service_provider()
    {
        var services = new OneService(() => new FromServices("injected"));
        var resources = await Deployment.TestWithServiceProviderAsync<FromServices>(new RecordingMocks(), services, Under.Update);

        Assert.Equal("injected", await OutputUtilities.GetValueAsync(Assert.IsType<FromServices>(resources[0]).Label));
    }

    [Fact]
    public async Task The_outputs_of_another_stack_are_read_through_the_mock()
    {
        var mocks = new RecordingMocks
        {
            Answer = args => (args.Name, new Dictionary<string, object>
            {
                ["name"] = args.Name!,
                ["outputs"] = new Dictionary<string, object> { ["vpc"] = "vpc-1", ["password"] = Output.CreateSecret("s") },
                ["secretOutputNames"] = new[] { "password" },
            }),
        };
        StackReference reference = null!;
        await Under.Mocks(mocks, () => reference = new StackReference("org/network/prod"));

        Assert.Equal("org/network/prod", mocks.Of("org/network/prod").Id);
        Assert.Equal("vpc-1", await reference.RequireValueAsync("vpc"));
        Assert.Null(await reference.GetValueAsync("absent"));
        Assert.False(await Output.IsSecretAsync(reference.GetOutput("vpc")));
        Assert.True(await Output.IsSecretAsync(reference.GetOutput("password")));
        Assert.Equal("s", (await reference.GetOutputDetailsAsync("password")).SecretValue);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("password"));
        var failure = await Assert.ThrowsAsync<KeyNotFoundException>(() => reference.RequireValueAsync("absent"));
        Assert.Equal("Required output 'absent' does not exist on stack 'org/network/prod'.", failure.Message);
    }

    private sealed class OneService(Func<object> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
