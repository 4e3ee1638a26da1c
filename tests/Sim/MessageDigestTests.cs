using System.Security.Cryptography;
using Sim;
using Sim.Sqs;

namespace Tests.Sim;

public class MessageDigestTests
{
    /// <summary>Around the lengths at which MD5 begins another block, of one text and of more texts than a vector has lanes.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(19)]
    public void Messages_digested_together_have_the_digests_that_they_have_alone(int count)
    {
        int[] edges = [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 4_096];
        for (var round = 0; round < 50; round++)
        {
            var bodies = Enumerable.Range(round, count)
                .Select(at => new string((char)('a' + (at % 26)), round < 25 ? edges[(at + (at / 7)) % edges.Length] : (at * 131 % 5_000) + 1))
                .ToArray();
            var requests = bodies.Select(body => new SendMessageRequest { MessageBody = body }).ToArray();
            SendMessageRequest.Prepare(requests);

            var world = new World(new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1 });
            var queue = world.CreateQueue(new QueueAttributes { Name = "digests" });

            Assert.Equal(
                bodies.Select(body => Convert.ToHexStringLower(MD5.HashData(System.Text.Encoding.UTF8.GetBytes(body)))),
                requests.Select(request => world.SendMessage(queue, request).MD5OfMessageBody));
        }
    }
}
