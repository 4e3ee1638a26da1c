using Sim;
using Sim.CloudWatch;
using Sim.Lambda;

namespace Tests.Sim;

/// <summary>https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html</summary>
public sealed class ExecutionEnvironmentTests
{
    private static readonly TimeSpan Init = TimeSpan.FromMilliseconds(400), Work = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void The_first_invocation_waits_for_its_environment_and_the_next_does_not()
    {
        var stage = new Stage();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(new ModelledFunction { Duration = Work }, init: Init));

        stage.Send(queue);
        stage.World.RunToIdle();
        Assert.Equal(Init + Work, stage.Elapsed);
        stage.Send(queue);
        stage.World.RunToIdle();

        Assert.Equal(Init + Work + Work, stage.Elapsed);
        Assert.Equal(["cold start", null], stage.World.Trace.Where(fact => fact.Kind == FactKind.Invoked).Select(fact => fact.Detail));
        Assert.Equal(1, stage.World.Snapshot().Functions[0].ColdStarts);
    }

    [Fact]
    public void What_a_cold_start_takes_counts_neither_for_the_timeout_nor_as_duration()
    {
        var stage = new Stage();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(new ModelledFunction { Duration = TimeSpan.FromSeconds(2.5) }, timeout: 3, init: TimeSpan.FromSeconds(1)));
        var duration = MetricId.Of("AWS/Lambda", "Duration", ("FunctionName", "consumer"));
        stage.World.GetMetricData(duration, Statistic.Maximum, 1);

        stage.Send(queue);
        stage.World.StepTo(Stage.Start + TimeSpan.FromMinutes(1));

        Assert.Equal(0, stage.World.Snapshot().Functions[0].TimedOut);
        Assert.Equal([2_500], stage.World.GetMetricData(duration, Statistic.Maximum, 1));
    }

    [Fact]
    public void An_environment_that_was_idle_for_long_is_gone()
    {
        var stage = new Stage();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(new ModelledFunction { Duration = Work }, init: Init));
        foreach (var pause in (int[])[0, 9, 11])
        {
            stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromMinutes(pause));
            stage.Send(queue);
            stage.World.RunToIdle();
        }

        Assert.Equal(2, stage.World.Snapshot().Functions[0].ColdStarts);
    }

    [Fact]
    public void What_runs_out_of_time_takes_its_environment_with_it()
    {
        var stage = new Stage();
        var queue = stage.Queue();
        stage.Map(queue, stage.Function(new ModelledFunction { Duration = TimeSpan.FromSeconds(10) }, timeout: 3));

        stage.Send(queue);
        stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromSeconds(40));

        Assert.Equal(2, stage.World.Snapshot().Functions[0].ColdStarts);
    }

    [Fact]
    public void A_function_gets_a_thousand_environments_at_once_and_a_hundred_each_second_after()
    {
        var stage = new Stage(concurrentExecutions: 5_000);
        var function = stage.Function(new ModelledFunction { Duration = TimeSpan.FromMinutes(5) }, timeout: 600);
        var started = 0;
        void Start(int most)
        {
            for (var call = 0; call < most; call++)
            {
                try
                {
                    stage.World.Invoke(function, "{}"u8.ToArray(), _ => { });
                    started++;
                }
                catch (AwsError error)
                {
                    Assert.Equal(("TooManyRequestsException", 429), (error.Code, error.HttpStatus));
                    return;
                }
            }
        }

        Start(2_000);
        Assert.Equal(1_000, started);
        stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        Start(2_000);
        Assert.Equal(1_100, started);

        // What is not used is not saved up beyond the thousand.
        stage.World.StepTo(stage.World.Clock.GetUtcNow() + TimeSpan.FromSeconds(60));
        Start(2_000);
        Assert.Equal(2_100, started);
    }
}
