using Sim;
using Sim.Sqs;

namespace Tests.Specs;

/// <summary>The simulated SQS itself.</summary>
public sealed class InProcessArm : ISqsArm
{
    private readonly World world = SpecWorld.Create();

    public Task<string> CreateAsync(string name, params (string Name, string Value)[] attributes) => Do(() =>
    {
        world.Queues.Create(name, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value), new Dictionary<string, string>());
        return name;
    });

    public Task<SpecSent> SendAsync(string queue, SpecMessage message) => Do(() =>
    {
        var sent = world.SendMessage(world.QueueByName(queue), new SendMessageRequest
        {
            MessageBody = message.Body,
            MessageAttributes = message.Attributes,
            MessageGroupId = message.Group,
            MessageDeduplicationId = message.DeduplicationId,
            Delay = message.Delay is { } delay ? TimeSpan.FromSeconds(delay) : null,
        });
        return new SpecSent(sent.MessageId.ToString(), sent.MD5OfMessageBody, sent.MD5OfMessageAttributes, sent.SequenceNumber);
    });

    public Task<IReadOnlyList<SpecReceived>> ReceiveAsync(string queue, int most = 1, int? visibility = null) => Do(() =>
        Shown(world.ReceiveMessage(world.QueueByName(queue), most, visibility is { } seconds ? TimeSpan.FromSeconds(seconds) : null)));

    public Task<IReadOnlyList<SpecReceived>> PollAsync(string queue, int seconds)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<SpecReceived>>();
        world.ReceiveMessage(
            world.QueueByName(queue), new ReceiveMessageRequest { WaitTime = TimeSpan.FromSeconds(seconds) }, messages => answer.SetResult(Shown(messages)));
        return answer.Task;
    }

    public Task DeleteAsync(string queue, string handle) => Do(() => world.DeleteMessage(world.QueueByName(queue), handle));

    public Task ChangeVisibilityAsync(string queue, string handle, int seconds) =>
        Do(() => world.ChangeMessageVisibility(world.QueueByName(queue), handle, TimeSpan.FromSeconds(seconds)));

    public Task PurgeAsync(string queue) => Do(() => world.Queues.Purge(world.QueueByName(queue)));

    public Task SetAsync(string queue, string attribute, string value) =>
        Do(() => world.Queues.SetAttributes(world.QueueByName(queue), new Dictionary<string, string> { [attribute] = value }));

    public Task<IReadOnlyDictionary<string, string>> AttributesAsync(string queue) => Do(() =>
        (IReadOnlyDictionary<string, string>)world.Queues.GetAttributes(world.QueueByName(queue), ["All"]).ToDictionary(attribute => attribute.Key, attribute => attribute.Value));

    public Task StartMoveAsync(string sourceArn) => Do(() => { world.Queues.MoveTasks.Start(sourceArn, null, null); });

    public void Pass(TimeSpan time)
    {
        world.StepTo(world.Clock.GetUtcNow() + time);
        world.Invariants.Check();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IReadOnlyList<SpecReceived> Shown(IReadOnlyList<ReceivedMessage> messages) => [.. messages.Select(message => new SpecReceived(
        message.MessageId.ToString(), message.ReceiptHandle, message.Body, message.Attributes,
        message.MessageAttributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue ?? "")))];

    private static Task Do(Action act) => Do(() =>
    {
        act();
        return 0;
    });

    private static Task<T> Do<T>(Func<T> act)
    {
        try
        {
            return Task.FromResult(act());
        }
        catch (AwsError error)
        {
            throw new SpecError(error.Code, error.Message);
        }
    }
}
