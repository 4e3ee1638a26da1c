using System.Collections.Immutable;
using Infra.Components;
using Infra.Settings;
using Pulumi;

namespace Tests.Infra;

public sealed class TrafficShiftTests
{
    [Fact]
    public async Task A_canary_gives_the_new_version_a_part_first_and_the_rest_after_the_interval()
    {
        var routing = Routing(await DeclareAsync(new TrafficShift.Canary(10, TimeSpan.FromMinutes(5))));

        Assert.Equal("TimeBasedCanary", routing["type"]);
        var canary = (ImmutableDictionary<string, object>)routing["timeBasedCanary"];
        Assert.Equal((10.0, 5.0), (canary["percentage"], canary["interval"]));
    }

    [Fact]
    public async Task A_linear_shift_goes_step_by_step()
    {
        var routing = Routing(await DeclareAsync(new TrafficShift.Linear(25, TimeSpan.FromMinutes(2))));

        Assert.Equal("TimeBasedLinear", routing["type"]);
        var linear = (ImmutableDictionary<string, object>)routing["timeBasedLinear"];
        Assert.Equal((25.0, 2.0), (linear["percentage"], linear["interval"]));
    }

    [Fact]
    public async Task It_goes_back_at_the_first_of_the_consumers_alarms()
    {
        var group = (await DeclareAsync(new TrafficShift.Canary(10, TimeSpan.FromMinutes(5))))
            .Inputs("aws:codedeploy/deploymentGroup:DeploymentGroup", "mail-shift-group");

        var alarms = (ImmutableDictionary<string, object>)group["alarmConfiguration"];
        Assert.Equal<object>(["test-mail-errors", "test-mail-dead-letters"], (ImmutableArray<object>)alarms["alarms"]);
        Assert.Equal((true, false), (alarms["enabled"], alarms["ignorePollAlarmFailure"]));
        var rollback = (ImmutableDictionary<string, object>)group["autoRollbackConfiguration"];
        Assert.Equal<object>(["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"], (ImmutableArray<object>)rollback["events"]);
        Assert.Equal("BLUE_GREEN", ((ImmutableDictionary<string, object>)group["deploymentStyle"])["deploymentType"]);
    }

    [Fact]
    public async Task CodeDeploy_may_move_the_aliases_of_this_stacks_functions_and_no_others()
    {
        var aws = await DeclareAsync(new TrafficShift.Canary(10, TimeSpan.FromMinutes(5)));

        var move = aws.Statements("aws:iam/rolePolicy:RolePolicy", "shifting-role-policy")["MoveAliases"];
        Assert.Equal("arn:aws:lambda:eu-west-1:123456789012:function:test-*", move.GetProperty("Resource").GetString());
    }

    private static ImmutableDictionary<string, object> Routing(MockedAws aws) => (ImmutableDictionary<string, object>)aws
        .Inputs("aws:codedeploy/deploymentConfig:DeploymentConfig", "mail-shift-steps")["trafficRoutingConfig"];

    private static Task<MockedAws> DeclareAsync(TrafficShift shift) => MockedAws.DeclareAsync(() =>
    {
        var function = new EventFunction(
            "mail", new FunctionSettings { Package = "WelcomeEmail", Shift = shift }, [], new Dictionary<string, Output<string>>(), ConsumerSamples.Placement);
        _ = new ConsumerTrafficShift(
            "mail-shift",
            shift,
            function,
            [Output.Create("test-mail-errors"), Output.Create("test-mail-dead-letters")],
            new TrafficShifting("shifting", ConsumerSamples.Placement));
    });
}
