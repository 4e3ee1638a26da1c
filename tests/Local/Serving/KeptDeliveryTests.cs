using System.Text;
using global::Local.Endpoints;
using global::Local.Serving;
using global::Local.Serving.Journals;

namespace Tests.Local.Serving;

/// <summary>What is on its way to another Region when the process ends.</summary>
public sealed class KeptDeliveryTests : IDisposable
{
    private const string Account = "000000000000";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("state-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_is_carried_by_the_next_process_once()
    {
        // Nobody carries for a Region alone: as if the process had ended in between.
        using (var alone = Region("eu-west-1"))
        {
            await SnsAsync(alone.AnswerAsync, "Action=CreateTopic&Name=news");
            await SnsAsync(alone.AnswerAsync, $"Action=Subscribe&TopicArn=arn:aws:sns:eu-west-1:{Account}:news&Protocol=sqs&Endpoint=arn:aws:sqs:us-east-1:{Account}:far");
            await SnsAsync(alone.AnswerAsync, $"Action=Publish&TopicArn=arn:aws:sns:eu-west-1:{Account}:news&Message=before");
        }

        using (var far = Region("us-east-1"))
        {
            var created = await far.AnswerAsync(new AwsCall(AwsServices.Sqs, "CreateQueue", Encoding.UTF8.GetBytes("""{"QueueName":"far"}""")) { Region = "us-east-1", Authority = "127.0.0.1:4566" });
            Assert.Equal(200, created.HttpStatus);
        }

        Assert.Equal(1, await ArrivedAsync());
        Assert.Equal(1, await ArrivedAsync());
    }

    private async Task<int> ArrivedAsync()
    {
        using var cloud = new LocalCloud(Region);
        cloud.Wake(["eu-west-1", "us-east-1"]);
        await cloud.Carried;
        cloud["eu-west-1"].Deliver(cloud["eu-west-1"].World.Invariants.Check);
        return cloud["us-east-1"].Ask(() => cloud["us-east-1"].World.MessagesIn(cloud["us-east-1"].World.QueueByName("far")).Count(message => message.Body.Contains("before", StringComparison.Ordinal)));
    }

    private ServedWorld Region(string name) => LocalCloud.Empty(TimeProvider.System, Account, name, new StateFolder(folder.FullName, TextWriter.Null));

    private static async Task SnsAsync(EndpointDispatcher dispatch, string form)
    {
        var action = form["Action=".Length..form.IndexOf('&', StringComparison.Ordinal)];
        var answer = await dispatch(new AwsCall(AwsServices.Sns, action, Encoding.UTF8.GetBytes(form)) { Protocol = AwsProtocol.Query, Region = "eu-west-1", Authority = "127.0.0.1:4566" });
        Assert.Equal(200, answer.HttpStatus);
        answer.Release();
    }
}
