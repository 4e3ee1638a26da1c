using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class FailureTests
{
    private static Task<RunException> Fails(Action create, RecordingMocks? mocks = null)
        => Assert.ThrowsAsync<RunException>(() => Under.Mocks(mocks ?? new RecordingMocks(), create));

    [Fact]
    public async Task A_failure_in_the_program_is_reported_with_its_text()
    {
        var failure = await Fails(() => throw new FormatException("broken"));

        Assert.StartsWith("Running program '", failure.Message);
        Assert.Contains("' failed with an unhandled exception:\nSystem.FormatException: broken", failure.Message);
    }

    [Fact]
    public async Task A_run_exception_is_reported_by_its_message_alone()
        => Assert.Equal("as it is", (await Fails(() => throw new RunException("as it is"))).Message);

    [Fact]
    public async Task A_resource_exception_may_hide_its_stack()
        => Assert.Equal("short", (await Fails(() => throw new ResourceException("short", null, hideStack: true))).Message);

    [Fact]
    public async Task A_failure_in_an_apply_that_nobody_reads_fails_the_run()
    {
        var failure = await Fails(() => new Bucket("b").Id.Apply(int (_) => throw new FormatException("in the apply")));

        Assert.Contains("System.FormatException: in the apply", failure.Message);
    }

    [Fact]
    public async Task A_failure_of_the_mock_fails_the_run_and_the_outputs_of_the_resource()
    {
        Bucket bucket = null!;
        var mocks = new RecordingMocks { Answer = _ => throw new FormatException("from the mock") };
        var failure = await Fails(() => bucket = new Bucket("b"), mocks);

        Assert.Contains("System.FormatException: from the mock", failure.Message);
        await Assert.ThrowsAsync<FormatException>(() => OutputUtilities.GetValueAsync(bucket.Label));
    }

    [Fact]
    public async Task An_error_that_is_logged_fails_the_run()
    {
        Assert.Equal("told", (await Fails(() => Log.Error("told"))).Message);
        await Under.Mocks(() =>
        {
            Log.Debug("fine");
            Log.Info("fine");
            Log.Warn("fine");
        });
    }

    [Fact]
    public async Task Several_errors_come_together()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Under.Mocks(() =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        Assert.Equal(["one", "two"], failure.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message).Order());
    }

    [Fact]
    public async Task A_required_argument_that_is_missing_is_named()
    {
        var failure = await Fails(() => new Bucket("b", new BucketArgs { Rule = new BucketRuleArgs() }));

        Assert.Contains($"[Input] {typeof(BucketRuleArgs).FullName}.Days is required but was not given a value", failure.Message);
    }

    [Fact]
    public async Task An_argument_of_a_type_that_cannot_be_passed_on_is_named()
    {
        var failure = await Fails(() => new Bucket("b", new BucketArgs { Anything = 1L }));

        Assert.Contains("error serializing property \"anything\"", failure.Message);
        Assert.Contains("System.Int64 is not a supported argument type.", failure.Message);
    }

    [Fact]
    public async Task A_task_among_the_arguments_is_refused()
    {
        var failure = await Fails(() => new Bucket("b", new BucketArgs { Anything = Task.FromResult(1) }));

        Assert.Contains("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:", failure.Message);
    }

    [Fact]
    public async Task An_answer_that_is_no_object_is_refused()
    {
        var failure = await Fails(() => new Bucket("b"), new RecordingMocks { Answer = _ => ("i", "text") });

        Assert.Contains("System.String is not a supported argument type", failure.Message);
    }

    [Theory]
    [InlineData("", "n", "'type' cannot be null or empty.")]
    [InlineData("a:b:C", "", "'name' cannot be null or empty.")]
    public async Task A_resource_needs_a_type_and_a_name(string type, string name, string message)
        => Assert.Contains(message, (await Fails(() => new CustomResource(type, name, null, new CustomResourceOptions()))).Message);

    private sealed class WrongOutput(string name) : CustomResource("test:index:Wrong", name, null, new CustomResourceOptions())
    {
        [Output("when")]
        public Output<DateTime> When { get; private set; } = null!;
    }

    [Fact]
    public async Task An_output_of_a_type_that_cannot_be_converted_is_refused()
    {
        var failure = await Fails(() => new WrongOutput("w"));

        Assert.Contains($"{typeof(WrongOutput).FullName}.When contains invalid type System.DateTime. Allowed types are:", failure.Message);
    }

    [Fact]
    public void There_are_no_resources_outside_of_a_deployment()
        => Assert.Throws<InvalidOperationException>(() => new Bucket("b"));

    [Fact]
    public async Task Deployments_do_not_nest()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Under.Mocks(() => Under.Mocks(() => Task.FromResult(1))));

        Assert.Contains("Deployment.Instance should only be set once at the beginning of a 'Run' call.", failure.Message);
    }
}
