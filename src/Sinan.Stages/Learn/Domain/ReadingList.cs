using System.Collections.Immutable;
using static Sinan.Stages.Learn.Domain.WorkKind;

namespace Sinan.Stages.Learn.Domain;

/// <summary>Books, courses, papers and tools to go on with.</summary>
public static class ReadingList
{
    public static ImmutableArray<Work> All { get; } =
    [
        new("deep_learning_python", Book, "Deep Learning with Python", "en", "François Chollet", 2017, "3-05"),
        new("recommender", Book, "Recommender Systems: An Introduction", "en", "Dietmar Jannach, Markus Zanker, Alexander Felfernig, Gerhard Friedrich", 2010, "1-05"),
        new("ai_product_manager", Book, "AI产品经理必读", "zh", null, null, "1-04"),
        new("tensorflow_in_practice", Book, "TensorFlow实战", "zh", "黄文坚、唐源", 2017, "3-05"),
        new("deep_learning_book", Book, "Deep Learning", "en", "Ian Goodfellow, Yoshua Bengio, Aaron Courville", 2016, "3-04"),
        new("dive", Book, "Dive into Deep Learning", "en", "Aston Zhang, Zachary C. Lipton, Mu Li, Alexander J. Smola", 2019, "3-05"),
        new("speech_language", Course, "Speech and Language Processing", "en", "Dan Jurafsky, James H. Martin", 2000, "2-04"),
        new("specialization", Course, "Deep Learning Specialization", "en", "Andrew Ng, Kian Katanforoosh, Younes Bensouda Mourri", 2017, "3-03"),
        new("ai_product_blog", Blog, "AI产品管理实战", "zh", null, null, "1-04"),
        new("attention", Paper, "Attention Is All You Need", "en", "Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Łukasz Kaiser, Illia Polosukhin", 2017, "3-07"),
        new("bert", Paper, "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding", "en", "Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova", 2018, "3-06"),
        new("gpt2", Paper, "Language Models are Unsupervised Multitask Learners", "en", "Alec Radford, Jeffrey Wu, Rewon Child, David Luan, Dario Amodei, Ilya Sutskever", 2019, "1-02"),
        new("gpt3", Paper, "Language Models are Few-Shot Learners", "en", "Tom B. Brown et al.", 2020, "1-08"),
        new("adapter", Paper, "Parameter-Efficient Transfer Learning for NLP", "en", "Neil Houlsby et al.", 2019, "3-08"),
        new("adalora", Paper, "AdaLoRA: Adaptive Budget Allocation for Parameter-Efficient Fine-Tuning", "en", "Qingru Zhang et al.", 2023, "3-08"),
        new("gan", Paper, "Generative Adversarial Nets", "en", "Ian J. Goodfellow et al.", 2014, "4-05"),
        new("deep_learning_review", Paper, "Deep Learning", "en", "Yann LeCun, Yoshua Bengio, Geoffrey Hinton", 2015, "3-02"),
        new("wandb", Tool, "Weights & Biases", "en", null, null, "3-03"),
        new("tensorboard", Tool, "TensorBoard", "en", null, null, "3-04"),
        new("jupyter", Tool, "Jupyter Notebook", "en", null, null, "3-05"),
        new("colab", Tool, "Google Colab", "en", null, null, "3-05"),
        new("pycharm", Tool, "PyCharm", "en", null, null, "1-06"),
        new("pytorch", Tool, "PyTorch", "en", null, null, "3-05"),
        new("lightning", Tool, "PyTorch Lightning", "en", null, null, "3-05"),
        new("tensorflow", Tool, "TensorFlow", "en", null, null, "4-10"),
    ];
}
