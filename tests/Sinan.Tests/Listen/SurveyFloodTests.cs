using System.Net;
using Sinan.Stages.Listen.Features.AnswerSurvey;
using Sinan.Tests.Web;

namespace Sinan.Tests.Listen;

/// <summary>One address, many files. A server of its own: the bound counts for the whole address.</summary>
public sealed class SurveyFloodTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Somebody_who_sends_many_files_is_slowed_down_sooner_than_somebody_who_writes()
    {
        var (_, link) = await SurveyFilesTests.PublishedAsync(server, "Many", mostAnswers: null);
        using var stranger = server.Stranger();

        for (var i = 0; i < AnswerThrottle.MostWithFiles; i++)
        {
            using var sent = await SurveyFilesTests.SendAsync(stranger, link, "more", SurveyFilesTests.Photo);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }

        using var late = await SurveyFilesTests.SendAsync(stranger, link, "more", SurveyFilesTests.Photo);
        using var words = await SurveyFilesTests.SendAsync(stranger, link, "words only");
        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.Redirect), (late.StatusCode, words.StatusCode));
    }
}
