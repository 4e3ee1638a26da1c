using Sim;
using Sim.Sqs;

namespace Local.Endpoints.Sqs;

/// <summary>
/// The address of a queue, <c>http://host:port/account/name</c>. Only its last two parts tell the queue: clients know the
/// endpoint by many names. As in AWS, a name alone will do.
/// </summary>
internal static class QueueUrl
{
    public static string Of(World world, QueueId queue, string authority) => $"http://{authority}/{world.Account}/{world.NameOf(queue)}";

    /// <exception cref="AwsError">There is no such queue in this account.</exception>
    public static QueueId Find(World world, ReadOnlySpan<char> url)
    {
        var rest = url.TrimEnd('/');
        var name = rest[(rest.LastIndexOf('/') + 1)..];
        rest = rest[..^name.Length].TrimEnd('/');
        var account = rest[(rest.LastIndexOf('/') + 1)..];
        return IsAccount(account) && !account.SequenceEqual(world.Account) ? world.QueueByName(default) : world.QueueByName(name);
    }

    private static bool IsAccount(ReadOnlySpan<char> text) => text.Length == 12 && !text.ContainsAnyExceptInRange('0', '9');
}
