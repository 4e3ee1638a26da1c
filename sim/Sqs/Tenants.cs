namespace Sim.Sqs;

/// <summary>
/// The tenants of a standard queue, by MessageGroupId (fair queues). One is noisy while it holds more than a tenth of the
/// messages in flight, and at least 30; the others' messages then come first. What SQS makes of the share of processing time is
/// not published, and not simulated. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues-detailed.html
/// </summary>
internal sealed class Tenants
{
    private const int LeastOfNoisy = 30;
    private const int Share = 10;

    private readonly Dictionary<string, int> inFlight = new(StringComparer.Ordinal);

    public void Enter(string group) => inFlight[group] = inFlight.GetValueOrDefault(group) + 1;

    public void Leave(string group)
    {
        if (inFlight[group]-- == 1)
        {
            inFlight.Remove(group);
        }
    }

    public bool IsNoisy(string group, int all) =>
        inFlight.GetValueOrDefault(group) is var own && own >= LeastOfNoisy && (long)own * Share > all;
}
