using Local.Hosting;
using Sim;
using Sim.Lambda;
using Sim.Sns.Http;

namespace Local.Running;

/// <summary>The one place where a world is touched, for whoever stands outside: functions that answer, clients that ask.</summary>
public interface IWorldThread
{
    /// <summary>Hands in an answer, from any thread.</summary>
    void Deliver(Action answer);

    /// <summary>Hands in what a function has answered, from any thread.</summary>
    void Complete(World world, InvocationId invocation, InvocationResult result) => Deliver(() => Take(world, invocation, result));

    /// <summary>Hands in how an attempt to reach an HTTP(S) endpoint ended, from any thread.</summary>
    void Complete(World world, HttpPostId post, HttpOutcome outcome) => Deliver(() => world.CompletePost(post, outcome));

    /// <summary>The answer, with the metrics that the function has written among its log lines.</summary>
    static void Take(World world, InvocationId invocation, InvocationResult result)
    {
        EmbeddedMetrics.Put(world, result.Log);
        world.Complete(invocation, result);
    }

    /// <summary>What happened before is happening again: functions have answered already, and must not run once more.</summary>
    bool IsReplaying => false;
}
