using Pulumi;

namespace Infra.Components;

/// <summary>
/// What AWS calls a resource: the stack's name and its own, so that several environments share an account and a name in an
/// alarm or a log is readable.
/// </summary>
internal static class PhysicalName
{
    public static string Of(string name) => $"{Deployment.Instance.StackName}-{name}";

    /// <summary>Of a topic or queue: AWS demands the suffix of those that keep order.</summary>
    public static string Of(string name, bool fifo) => fifo ? $"{Of(name)}.fifo" : Of(name);
}
