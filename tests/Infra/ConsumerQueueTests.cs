using Infra.Components;

namespace Tests.Infra;

public sealed class ConsumerQueueTests
{
    private const string Queue = "aws:sqs/queue:Queue";

    [Fact]
    public async Task A_message_goes_to_the_dead_letter_queue_after_maxReceiveCount_receives()
    {
        var aws = await DeclareAsync();

        var redrive = MockedAws.Json(aws.Inputs(Queue, "projection")["redrivePolicy"]);
        Assert.Equal("arn:projection-dlq", redrive.GetProperty("deadLetterTargetArn").GetString());
        Assert.Equal(4, redrive.GetProperty("maxReceiveCount").GetInt32());
    }

    [Fact]
    public async Task A_message_stays_invisible_for_six_function_timeouts_and_the_window()
    {
        var aws = await DeclareAsync();

        Assert.Equal((6 * 30) + 5.0, aws.Inputs(Queue, "projection")["visibilityTimeoutSeconds"]);
    }

    [Fact]
    public async Task Dead_letters_are_kept_longer_than_messages()
    {
        var aws = await DeclareAsync();

        Assert.Equal(14 * 86_400.0, aws.Inputs(Queue, "projection-dlq")["messageRetentionSeconds"]);
        Assert.Equal(4 * 86_400.0, aws.Inputs(Queue, "projection")["messageRetentionSeconds"]);
    }

    [Fact]
    public async Task Only_its_own_queue_may_use_a_dead_letter_queue()
    {
        var aws = await DeclareAsync();

        var allow = MockedAws.Json(aws.Inputs("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "projection-dlq-redrive")["redriveAllowPolicy"]);
        Assert.Equal("byQueue", allow.GetProperty("redrivePermission").GetString());
        Assert.Equal("arn:projection", Assert.Single(allow.GetProperty("sourceQueueArns").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Both_queues_are_encrypted()
    {
        var aws = await DeclareAsync();

        Assert.All(aws.Declared.Where(resource => resource.Type == Queue), queue => Assert.Equal(true, queue.Inputs["sqsManagedSseEnabled"]));
    }

    private static Task<MockedAws> DeclareAsync() =>
        MockedAws.DeclareAsync(() => _ = new ConsumerQueue("projection", ConsumerSamples.Consumer));
}
