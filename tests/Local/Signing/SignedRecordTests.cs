using System.Text.Json;
using Local.Signing;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Tests.Sim;

namespace Tests.Local.Signing;

/// <summary>
/// What a function gets that a topic invokes. It spells the certificate's key otherwise, and says version 1 whatever the topic signs
/// with (seen at AWS: localstack, tests/aws/services/sns/test_sns.py, test_publish_lambda_verify_signature).
/// </summary>
public sealed class SignedRecordTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void The_record_is_signed_as_the_topic_is_set(string version)
    {
        var signer = new EnvelopeSigner();
        var stage = new Stage(signer: signer);
        var reader = new Reader();
        var topic = stage.Topic();
        var function = stage.World.CreateFunction(new FunctionConfiguration { Name = "consumer", Invoker = reader });
        stage.World.AddPermission(function, topic);
        stage.World.Subscribe(new SubscriptionAttributes { Topic = topic, Function = function });
        stage.World.Topics.Set(stage.World.ArnOf(topic), "SignatureVersion", version);
        stage.World.Publish(topic, new PublishRequest { Message = "hello", Subject = "greeting" });
        stage.World.RunToIdle();

        var record = JsonDocument.Parse(reader.Event!).RootElement.GetProperty("Records")[0].GetProperty("Sns");
        Assert.Equal(["1", signer.CertificateUrl], new[] { "SignatureVersion", "SigningCertUrl" }.Select(name => record.GetProperty(name).GetString()));
        Assert.True(Verifier.Verify(record, signer.Certificate, version));
        Assert.False(Verifier.Verify(record, new EnvelopeSigner().Certificate, version));
    }

    private sealed class Reader : IInvoker
    {
        public byte[]? Event { get; private set; }

        public void Invoke(World world, in Invocation invocation)
        {
            Event = world.EventOf(invocation.Id);
            world.Complete(invocation.Id, InvocationResult.Succeeded);
        }
    }
}
