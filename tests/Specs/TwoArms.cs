namespace Tests.Specs;

/// <summary>Specifications of SQS by the sections of the fact book; each sentence holds on both arms.</summary>
public abstract class TwoArms : IAsyncLifetime
{
    private ISqsArm? arm;

    protected ISqsArm Sqs => arm!;

    public async Task InitializeAsync() => arm = await StartAsync();

    public async Task DisposeAsync() => await arm!.DisposeAsync();

    protected abstract Task<ISqsArm> StartAsync();
}
